package programs.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A server refuses a request after its first byte and closes, with the rest perhaps unread. If that rest has arrived
 * by then, the close resets the connection, and a client that is still writing never reads the reply. With argument
 * {@code drain} the server reads on to the end first, and no reply is lost.
 */
public final class LostReply {
    private LostReply() {}

    public static void main(String[] arguments) throws Exception {
        boolean drain = arguments.length > 0;
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread refuser = new Thread(() -> refuse(server, drain));
            refuser.start();
            try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                OutputStream out = socket.getOutputStream();
                for (int i = 0; i < 3; i++) {
                    out.write(i);
                }
                socket.shutdownOutput();
                System.out.println("reply " + socket.getInputStream().read());
            }
            refuser.join();
        }
    }

    private static void refuse(ServerSocket server, boolean drain) {
        try (Socket socket = server.accept()) {
            InputStream in = socket.getInputStream();
            in.read();
            socket.getOutputStream().write('!');
            while (drain && in.read() >= 0) {
                continue;
            }
        } catch (IOException e) {
            System.out.println("server: " + e.getMessage());
        }
    }
}
