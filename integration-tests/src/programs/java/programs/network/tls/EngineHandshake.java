package programs.network.tls;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/** {@code SSLEngine} on both sides of a channel. */
public final class EngineHandshake {
    private final SSLEngine engine;
    private final SocketChannel channel;
    private ByteBuffer received;
    private final ByteBuffer outgoing;
    private final ByteBuffer plain;

    private EngineHandshake(SSLEngine engine, SocketChannel channel) {
        this.engine = engine;
        this.channel = channel;
        received = ByteBuffer.allocate(2 * engine.getSession().getPacketBufferSize());
        outgoing = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    }

    public static void main(String[] args) throws Exception {
        SSLContext context = TestKeys.context();
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Thread serving = new Thread(() -> serve(context, server));
            serving.start();
            try (SocketChannel channel = SocketChannel.open(server.getLocalAddress())) {
                SSLEngine engine = context.createSSLEngine("localhost", 1);
                engine.setUseClientMode(true);
                EngineHandshake client = new EngineHandshake(engine, channel);
                client.send("how are you");
                System.out.println("client got: " + client.receive());
                System.out.println(engine.getSession().getProtocol() + " "
                        + engine.getSession().getPeerPrincipal());
            }
            serving.join();
        }
    }

    private static void serve(SSLContext context, ServerSocketChannel server) {
        try (SocketChannel channel = server.accept()) {
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(false);
            EngineHandshake end = new EngineHandshake(engine, channel);
            String message = end.receive();
            end.send(message + "? fine");
        } catch (IOException e) {
            System.out.println("server: " + e);
        }
    }

    private void send(String text) throws IOException {
        ByteBuffer source = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (source.hasRemaining()) {
            step(source);
        }
    }

    private String receive() throws IOException {
        while (plain.position() == 0) {
            if (engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
                unwrap();
            } else {
                step(ByteBuffer.allocate(0));
            }
        }
        String text = new String(plain.array(), 0, plain.position(), StandardCharsets.US_ASCII);
        plain.clear();
        return text;
    }

    /** Goes on with the handshake, or sends what is in {@code source} if there is none. */
    private void step(ByteBuffer source) throws IOException {
        switch (engine.getHandshakeStatus()) {
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> unwrap();
            case NEED_TASK -> {
                for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                    task.run();
                }
            }
            default -> {
                outgoing.clear();
                engine.wrap(source, outgoing);
                outgoing.flip();
                while (outgoing.hasRemaining()) {
                    channel.write(outgoing);
                }
            }
        }
    }

    private void unwrap() throws IOException {
        received.flip();
        SSLEngineResult result = engine.unwrap(received, plain);
        received.compact();
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW && channel.read(received) < 0) {
            throw new EOFException();
        }
    }
}
