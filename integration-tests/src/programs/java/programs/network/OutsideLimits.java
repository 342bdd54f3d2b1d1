package programs.network;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Sends datagrams to a server outside, and lets a process outside connect to a server of its own. */
public final class OutsideLimits {
    private static final InetAddress DOCUMENTATION = literal("192.0.2.1");
    private static final int PORT = 53;

    private OutsideLimits() {}

    public static void main(String[] args) throws Exception {
        try (DatagramSocket socket = new DatagramSocket()) {
            try {
                socket.send(new DatagramPacket(new byte[8], 8, DOCUMENTATION, PORT));
                socket.setSoTimeout(1_000);
                socket.receive(new DatagramPacket(new byte[8], 8));
                System.out.println("answered");
            } catch (SocketTimeoutException e) {
                System.out.println("sent, no answer");
            } catch (SocketException e) {
                System.out.println("send: " + e.getMessage());
            }
        }
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.connect(new InetSocketAddress(DOCUMENTATION, PORT));
            System.out.println("written " + channel.write(ByteBuffer.allocate(8)));
        } catch (SocketException e) {
            System.out.println("connect: " + e.getMessage());
        }
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]))) {
            String connect = "exec 3<>/dev/tcp/127.0.0.1/" + server.getLocalPort();
            Process process = new ProcessBuilder("bash", "-c", connect).start();
            System.out.println("connection from outside: " + (process.waitFor() == 0 ? "made" : "refused"));
            server.setSoTimeout(1_000);
            server.accept();
        } catch (SocketTimeoutException e) {
            System.out.println("nobody came in");
        }
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
