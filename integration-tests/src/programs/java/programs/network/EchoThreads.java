package programs.network;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Clients ask a thread-per-connection server; the order of replies is the scheduler's and the network's. */
public final class EchoThreads {
    private static final StringBuffer LOG = new StringBuffer();

    private EchoThreads() {}

    public static void main(String[] arguments) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread acceptor = new Thread(() -> serve(server));
            acceptor.start();
            Thread[] clients = new Thread[3];
            for (int i = 0; i < clients.length; i++) {
                int number = i;
                clients[i] = new Thread(() -> ask(number, server.getLocalPort()));
                clients[i].start();
            }
            for (Thread client : clients) {
                client.join();
            }
            server.close();
            acceptor.join();
        }
        System.out.println(LOG);
    }

    private static void serve(ServerSocket server) {
        while (true) {
            try {
                Socket socket = server.accept();
                new Thread(() -> answer(socket)).start();
            } catch (IOException e) {
                System.out.println("acceptor: " + e.getMessage());
                return;
            }
        }
    }

    private static void answer(Socket socket) {
        try (socket;
                DataInputStream in = new DataInputStream(socket.getInputStream());
                DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
            for (int number = in.read(); number >= 0; number = in.read()) {
                out.writeInt(number * number);
            }
        } catch (IOException e) {
            System.out.println("server: " + e);
        }
    }

    private static void ask(int number, int port) {
        try (Socket socket = new Socket("localhost", port)) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream().write(number * 3 + i);
                LOG.append(number).append(':').append(in.readInt()).append(' ');
            }
        } catch (IOException e) {
            System.out.println("client: " + e);
        }
    }
}
