package conformance;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;

/** What a case works with: sockets on the loopback address and threads; all is closed at its end. */
final class Lab implements AutoCloseable {
    static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    /** Small buffers, so that a writer without a reader blocks soon. */
    static final int SMALL = 16 * 1024;

    private static final long SETTLE_MILLIS = 60;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** Closes {@code resource} when the case is over, the last one first. */
    <T extends AutoCloseable> T open(T resource) {
        opened.push(resource);
        return resource;
    }

    <T> Later<T> start(Callable<T> call) {
        return new Later<>(call);
    }

    /** Starts a call and lets it get as far as it can. */
    <T> Later<T> startAndSettle(Callable<T> call) throws InterruptedException {
        Later<T> later = new Later<>(call);
        settle();
        return later;
    }

    /** Lets every other thread and every packet get as far as it can. */
    void settle() throws InterruptedException {
        Thread.sleep(SETTLE_MILLIS);
    }

    ServerSocket server() throws IOException {
        return open(new ServerSocket(0, 50, LOOPBACK));
    }

    /** A connected pair. */
    Link link() throws IOException {
        ServerSocket server = server();
        Socket near = open(new Socket(LOOPBACK, server.getLocalPort()));
        return new Link(near, open(server.accept()));
    }

    /** A connected pair with small buffers on both sides. */
    Link narrowLink() throws IOException {
        ServerSocket server = open(new ServerSocket());
        server.setReceiveBufferSize(SMALL);
        server.bind(new InetSocketAddress(LOOPBACK, 0));
        Socket near = open(new Socket());
        near.setSendBufferSize(SMALL);
        near.connect(server.getLocalSocketAddress());
        return new Link(near, open(server.accept()));
    }

    ServerSocketChannel serverChannel() throws IOException {
        return open(ServerSocketChannel.open()).bind(new InetSocketAddress(LOOPBACK, 0));
    }

    /** A connected pair of blocking channels. */
    ChannelLink channels() throws IOException {
        ServerSocketChannel server = serverChannel();
        SocketChannel near = open(SocketChannel.open(server.getLocalAddress()));
        return new ChannelLink(near, open(server.accept()));
    }

    /** A connected pair of blocking channels with small buffers. */
    ChannelLink narrowChannels() throws IOException {
        ServerSocketChannel server = open(ServerSocketChannel.open());
        server.setOption(java.net.StandardSocketOptions.SO_RCVBUF, SMALL);
        server.bind(new InetSocketAddress(LOOPBACK, 0));
        SocketChannel near = open(SocketChannel.open());
        near.setOption(java.net.StandardSocketOptions.SO_SNDBUF, SMALL);
        near.connect(server.getLocalAddress());
        return new ChannelLink(near, open(server.accept()));
    }

    DatagramChannel datagrams() throws IOException {
        return open(DatagramChannel.open()).bind(new InetSocketAddress(LOOPBACK, 0));
    }

    /** A port that nobody listens on. */
    int freePort() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            return server.getLocalPort();
        }
    }

    /** A listener that has no room for another connection. */
    InetSocketAddress fullListener() throws IOException {
        ServerSocket server = open(new ServerSocket(0, 1, LOOPBACK));
        InetSocketAddress address = new InetSocketAddress(LOOPBACK, server.getLocalPort());
        for (int i = 0; i < 2; i++) {
            open(new Socket()).connect(address);
        }
        return address;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static ByteBuffer buffer(String text) {
        return ByteBuffer.wrap(bytes(text));
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /** What is in {@code buffer} from its start to its position. */
    static String text(ByteBuffer buffer) {
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
    }

    static String read(Socket socket, int length) throws IOException {
        return text(socket.getInputStream().readNBytes(length));
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(bytes(text));
    }

    /** Reads {@code length} bytes or up to the end of the stream. */
    static String read(ReadableByteChannel channel, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            continue;
        }
        return text(buffer);
    }

    /** Bytes that differ from place to place. */
    static byte[] pattern(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = patternAt(i);
        }
        return bytes;
    }

    static byte patternAt(long index) {
        return (byte) (index * 31 + (index >> 8) * 7);
    }

    /** Reads to the end; the number of bytes, or the first place where the pattern is broken. */
    static String drainPattern(InputStream in) throws IOException {
        byte[] chunk = new byte[4096];
        long total = 0;
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            for (int i = 0; i < n; i++, total++) {
                if (chunk[i] != patternAt(total)) {
                    return "broken at " + total;
                }
            }
        }
        return "intact " + total;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                // What a case asks for, it asks itself: this is only to give things back.
                continue;
            }
        }
    }
}
