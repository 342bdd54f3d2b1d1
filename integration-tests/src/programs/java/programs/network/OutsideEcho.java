package programs.network;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Talks to an echo server in another process, in blocking and in selecting ways. Arguments: its port, one that nobody
 * may reach, and perhaps its host.
 */
public final class OutsideEcho {
    private static final int SIZE = 100_000;

    private OutsideEcho() {}

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        System.out.println("blocking: " + blocking(args.length > 2 ? args[2] : "localhost", port, "hello\n"));
        System.out.println("selecting: " + selecting(port));
        System.out.println("inside: " + inside());
        System.out.println("other port: " + refused(Integer.parseInt(args[1])));
    }

    private static String blocking(String host, int port, String text) throws Exception {
        try (Socket socket = new Socket(InetAddress.getByName(host), port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String line = in.readLine();
            socket.shutdownOutput();
            return line + ", then " + in.readLine();
        }
    }

    /** Sends more than any buffer holds, and reads it back as it comes. */
    private static String selecting(int port) throws Exception {
        byte[] data = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            data[i] = (byte) i;
        }
        ByteBuffer sent = ByteBuffer.wrap(data);
        ByteBuffer received = ByteBuffer.allocate(SIZE + 1);
        try (Selector selector = Selector.open();
                SocketChannel channel = SocketChannel.open()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_CONNECT);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            while (received.position() < SIZE) {
                selector.select();
                SelectionKey key = selector.selectedKeys().iterator().next();
                selector.selectedKeys().clear();
                if (key.isConnectable()) {
                    channel.finishConnect();
                    key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                }
                if (key.isValid() && key.isWritable()) {
                    channel.write(sent);
                    key.interestOps(sent.hasRemaining() ? key.interestOps() : SelectionKey.OP_READ);
                }
                if (key.isValid() && key.isReadable() && channel.read(received) < 0) {
                    return "ended early";
                }
            }
        }
        return Arrays.equals(data, Arrays.copyOf(received.array(), SIZE)) ? "the same bytes" : "other bytes";
    }

    /** What the option does not name stays where it is. */
    private static String inside() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            client.getOutputStream().write(42);
            return String.valueOf(accepted.getInputStream().read());
        }
    }

    private static String refused(int port) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return "connected";
        } catch (ConnectException e) {
            return e.getMessage();
        }
    }
}
