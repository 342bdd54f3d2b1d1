package programs.network;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Asynchronous channels of the default group, of which the JDK keeps one: the server by handlers, clients by futures. */
public final class AsyncEcho {
    private static final int CLIENTS = 3;

    private AsyncEcho() {}

    public static void main(String[] args) throws Exception {
        AsynchronousServerSocketChannel server =
                AsynchronousServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.accept(null, new Accepting(server));
        Thread[] clients = new Thread[CLIENTS];
        for (int i = 0; i < CLIENTS; i++) {
            int id = i;
            clients[i] = new Thread(() -> talk(server, "hello from client " + id));
            clients[i].start();
        }
        for (Thread client : clients) {
            client.join();
        }
        server.close();
    }

    private static void talk(AsynchronousServerSocketChannel server, String text) {
        try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open()) {
            channel.connect(server.getLocalAddress()).get();
            ByteBuffer message = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            ByteBuffer answer = ByteBuffer.allocate(message.remaining());
            while (message.hasRemaining()) {
                channel.write(message).get();
            }
            while (answer.hasRemaining()) {
                Future<Integer> read = channel.read(answer);
                if (read.get(1, TimeUnit.MINUTES) < 0) {
                    throw new IllegalStateException("ended early");
                }
            }
            System.out.println(new String(answer.array(), StandardCharsets.US_ASCII));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Accepting implements CompletionHandler<AsynchronousSocketChannel, Void> {
        private final AsynchronousServerSocketChannel server;

        Accepting(AsynchronousServerSocketChannel server) {
            this.server = server;
        }

        @Override
        public void completed(AsynchronousSocketChannel accepted, Void nothing) {
            server.accept(null, this);
            ByteBuffer buffer = ByteBuffer.allocate(7);
            accepted.read(buffer, null, new Echoing(accepted, buffer));
        }

        @Override
        public void failed(Throwable closed, Void nothing) {}
    }

    /** Reads, and writes all that it has read, in turn. */
    private static final class Echoing implements CompletionHandler<Integer, Void> {
        private final AsynchronousSocketChannel channel;
        private final ByteBuffer buffer;
        private boolean writing;

        Echoing(AsynchronousSocketChannel channel, ByteBuffer buffer) {
            this.channel = channel;
            this.buffer = buffer;
        }

        @Override
        public void completed(Integer count, Void nothing) {
            if (count < 0) {
                return;
            }
            if (!writing) {
                buffer.flip();
            }
            writing = buffer.hasRemaining();
            if (writing) {
                channel.write(buffer, null, this);
            } else {
                buffer.clear();
                channel.read(buffer, null, this);
            }
        }

        @Override
        public void failed(Throwable reset, Void nothing) {}
    }
}
