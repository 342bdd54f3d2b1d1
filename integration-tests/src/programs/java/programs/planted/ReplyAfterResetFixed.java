package programs.planted;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A client sends a request, and after a while another one; a thread of its own reads the replies. The server answers
 * the first request and resets the connection. When the second request fails, the client lets the reader take what has arrived before it closes.
 */
public final class ReplyAfterResetFixed {
    private static final String REPLY = "bye";
    private static final long PAUSE_MILLIS = 10;

    private volatile String reply;

    public static void main(String[] args) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> serve(server));
            serving.start();
            new ReplyAfterResetFixed().talk(server.getLocalPort());
            serving.join();
        }
    }

    private void talk(int port) throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        OutputStream out = socket.getOutputStream();
        out.write(1);
        Thread.sleep(PAUSE_MILLIS);
        Thread reader = new Thread(() -> read(socket));
        reader.start();
        try {
            out.write(2);
        } catch (IOException e) {
            // The server has said all it wanted to say.
        }
        reader.join();
        socket.close();
        if (!REPLY.equals(reply)) {
            throw new AssertionError("the reply is lost: " + reply);
        }
    }

    private void read(Socket socket) {
        try {
            byte[] bytes = socket.getInputStream().readNBytes(REPLY.length());
            reply = new String(bytes, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            reply = e.toString();
        }
    }

    private static void serve(ServerSocket server) {
        try (Socket accepted = server.accept()) {
            accepted.getInputStream().read();
            accepted.getOutputStream().write(REPLY.getBytes(StandardCharsets.US_ASCII));
            accepted.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
