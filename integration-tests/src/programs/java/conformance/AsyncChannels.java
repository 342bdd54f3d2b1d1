package conformance;

import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** {@code AsynchronousSocketChannel} and {@code AsynchronousServerSocketChannel}. */
final class AsyncChannels implements Topic {
    private static final int MUCH = 8_000_000;

    @Override
    public void cases(Suite suite) {
        futures(suite);
        handlers(suite);
        pending(suite);
        failing(suite);
        options(suite);
    }

    /** Both ends of a connection. */
    record Ends(AsynchronousSocketChannel near, AsynchronousSocketChannel far) {}

    static AsynchronousServerSocketChannel server(Lab lab) throws Exception {
        return lab.open(AsynchronousServerSocketChannel.open()).bind(new InetSocketAddress(Lab.LOOPBACK, 0));
    }

    static Ends ends(Lab lab) throws Exception {
        AsynchronousServerSocketChannel server = server(lab);
        Future<AsynchronousSocketChannel> accepting = server.accept();
        AsynchronousSocketChannel near = lab.open(AsynchronousSocketChannel.open());
        near.connect(server.getLocalAddress()).get(5, TimeUnit.SECONDS);
        return new Ends(near, lab.open(accepting.get(5, TimeUnit.SECONDS)));
    }

    private static <V> V get(Future<V> future) throws Exception {
        return future.get(5, TimeUnit.SECONDS);
    }

    private static String outcome(Future<?> future) {
        try {
            return Outcome.text(get(future));
        } catch (Exception e) {
            return Outcome.text(e);
        }
    }

    /** Completes a future with what the handler is called with. */
    static final class Completion<V> implements CompletionHandler<V, String> {
        final CompletableFuture<String> seen = new CompletableFuture<>();

        @Override
        public void completed(V result, String attachment) {
            seen.complete("completed " + Outcome.text(result) + " " + attachment);
        }

        @Override
        public void failed(Throwable failure, String attachment) {
            seen.complete("failed " + Outcome.text(failure) + " " + attachment);
        }

        String outcome() throws Exception {
            return seen.get(5, TimeUnit.SECONDS);
        }
    }

    private static void futures(Suite suite) {
        suite.check("connect", "null true", lab -> {
            AsynchronousServerSocketChannel server = server(lab);
            AsynchronousSocketChannel near = lab.open(AsynchronousSocketChannel.open());
            Object connected = get(near.connect(server.getLocalAddress()));
            return Outcome.of(connected, near.getRemoteAddress().equals(server.getLocalAddress()));
        });
        suite.check("echo", "4 4 ping", lab -> {
            Ends ends = ends(lab);
            int written = get(ends.near().write(Lab.buffer("ping")));
            ByteBuffer buffer = ByteBuffer.allocate(4);
            int read = get(ends.far().read(buffer));
            get(ends.far().write(buffer.flip()));
            ByteBuffer back = ByteBuffer.allocate(4);
            get(ends.near().read(back));
            return Outcome.of(written, read, Lab.text(back));
        });
        suite.check("read-is-pending", "false 1", lab -> {
            Ends ends = ends(lab);
            Future<Integer> reading = ends.near().read(ByteBuffer.allocate(1));
            lab.settle();
            boolean done = reading.isDone();
            get(ends.far().write(Lab.buffer("x")));
            return Outcome.of(done, get(reading));
        });
        suite.check("accept-is-pending", "false true", lab -> {
            AsynchronousServerSocketChannel server = server(lab);
            Future<AsynchronousSocketChannel> accepting = server.accept();
            lab.settle();
            boolean done = accepting.isDone();
            get(lab.open(AsynchronousSocketChannel.open()).connect(server.getLocalAddress()));
            return Outcome.of(done, lab.open(get(accepting)).isOpen());
        });
        suite.check("end", "-1", lab -> {
            Ends ends = ends(lab);
            ends.far().close();
            return get(ends.near().read(ByteBuffer.allocate(1)));
        });
        suite.check("half-close", "-1 back", lab -> {
            Ends ends = ends(lab);
            ends.near().shutdownOutput();
            int end = get(ends.far().read(ByteBuffer.allocate(1)));
            get(ends.far().write(Lab.buffer("back")));
            ByteBuffer back = ByteBuffer.allocate(4);
            get(ends.near().read(back));
            return Outcome.of(end, Lab.text(back));
        });
        suite.check("empty-read", "0", lab -> get(ends(lab).near().read(ByteBuffer.allocate(0))));
        suite.check("back-pressure", "false true", lab -> {
            Ends ends = ends(lab);
            ByteBuffer much = ByteBuffer.allocate(MUCH);
            Future<?> writing = lab.open(new WriteAll(ends.near(), much)).start();
            for (int i = 0; i < 3; i++) {
                lab.settle();
            }
            boolean done = writing.isDone();
            ByteBuffer chunk = ByteBuffer.allocate(100_000);
            for (int left = MUCH; left > 0; ) {
                chunk.clear();
                left -= get(ends.far().read(chunk));
            }
            get(writing);
            return Outcome.of(done, !much.hasRemaining());
        });
    }

    /** Writes a buffer to its end, a completion after the other. */
    private static final class WriteAll implements CompletionHandler<Integer, Void>, AutoCloseable {
        private final AsynchronousSocketChannel channel;
        private final ByteBuffer buffer;
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        WriteAll(AsynchronousSocketChannel channel, ByteBuffer buffer) {
            this.channel = channel;
            this.buffer = buffer;
        }

        Future<?> start() throws Exception {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, Lab.SMALL);
            channel.write(buffer, null, this);
            return done;
        }

        @Override
        public void completed(Integer written, Void attachment) {
            if (buffer.hasRemaining()) {
                channel.write(buffer, null, this);
            } else {
                done.complete(null);
            }
        }

        @Override
        public void failed(Throwable failure, Void attachment) {
            done.completeExceptionally(failure);
        }

        @Override
        public void close() throws Exception {
            channel.close();
        }
    }

    private static void handlers(Suite suite) {
        suite.check("handler-read", "completed 3 it", lab -> {
            Ends ends = ends(lab);
            Completion<Integer> reading = new Completion<>();
            ends.near().read(ByteBuffer.allocate(10), "it", reading);
            get(ends.far().write(Lab.buffer("abc")));
            return reading.outcome();
        });
        suite.check("handler-write", "completed 3 it", lab -> {
            Ends ends = ends(lab);
            Completion<Integer> writing = new Completion<>();
            ends.near().write(Lab.buffer("abc"), "it", writing);
            return writing.outcome();
        });
        suite.check("handler-connect", "completed null it", lab -> {
            AsynchronousServerSocketChannel server = server(lab);
            Completion<Void> connecting = new Completion<>();
            lab.open(AsynchronousSocketChannel.open()).connect(server.getLocalAddress(), "it", connecting);
            return connecting.outcome();
        });
        suite.check("handler-connect-refused", "failed ConnectException: Connection refused it", lab -> {
            Completion<Void> connecting = new Completion<>();
            InetSocketAddress nobody = new InetSocketAddress(Lab.LOOPBACK, lab.freePort());
            lab.open(AsynchronousSocketChannel.open()).connect(nobody, "it", connecting);
            return connecting.outcome();
        });
        suite.check("handler-scatter", "completed 5 it abc de", lab -> {
            Ends ends = ends(lab);
            ByteBuffer one = ByteBuffer.allocate(3);
            ByteBuffer two = ByteBuffer.allocate(3);
            get(ends.far().write(Lab.buffer("abcde")));
            Completion<Long> reading = new Completion<>();
            ends.near().read(new ByteBuffer[] {one, two}, 0, 2, 5, TimeUnit.SECONDS, "it", reading);
            return Outcome.of(reading.outcome(), Lab.text(one), Lab.text(two));
        });
        suite.check("handler-gather", "completed 5 it", lab -> {
            Ends ends = ends(lab);
            Completion<Long> writing = new Completion<>();
            ByteBuffer[] parts = {Lab.buffer("ab"), Lab.buffer("cde")};
            ends.near().write(parts, 0, 2, 5, TimeUnit.SECONDS, "it", writing);
            return writing.outcome();
        });
        suite.check("handler-timeout", "failed InterruptedByTimeoutException it", lab -> {
            Ends ends = ends(lab);
            Completion<Integer> reading = new Completion<>();
            ends.near().read(ByteBuffer.allocate(1), 50, TimeUnit.MILLISECONDS, "it", reading);
            return reading.outcome();
        });
        suite.check("handler-not-by-caller-twice", "completed 1 b", lab -> {
            Ends ends = ends(lab);
            get(ends.far().write(Lab.buffer("xy")));
            Completion<Integer> first = new Completion<>();
            Completion<Integer> second = new Completion<>();
            ends.near().read(ByteBuffer.allocate(1), "a", first);
            first.outcome();
            ends.near().read(ByteBuffer.allocate(1), "b", second);
            return second.outcome();
        });
    }

    private static void pending(Suite suite) {
        suite.check("read-pending", "ReadPendingException", lab -> {
            Ends ends = ends(lab);
            ends.near().read(ByteBuffer.allocate(1));
            return Outcome.failure(() -> ends.near().read(ByteBuffer.allocate(1)));
        });
        suite.check("accept-pending", "AcceptPendingException", lab -> {
            AsynchronousServerSocketChannel server = server(lab);
            server.accept();
            return Outcome.failure(server::accept);
        });
        suite.check("connection-pending", "ConnectionPendingException", lab -> {
            InetSocketAddress full = lab.fullListener();
            AsynchronousSocketChannel near = lab.open(AsynchronousSocketChannel.open());
            near.connect(full);
            return Outcome.failure(() -> near.connect(full));
        });
        suite.check("cancelled-read", "true CancellationException IllegalStateException", lab -> {
            Ends ends = ends(lab);
            Future<Integer> reading = ends.near().read(ByteBuffer.allocate(1));
            lab.settle();
            boolean cancelled = reading.cancel(false);
            return Outcome.of(
                    cancelled,
                    outcome(reading),
                    Outcome.failureType(() -> ends.near().read(ByteBuffer.allocate(1))));
        });
    }

    private static void failing(Suite suite) {
        suite.check("refused", "failed with ConnectException: Connection refused", lab -> {
            InetSocketAddress nobody = new InetSocketAddress(Lab.LOOPBACK, lab.freePort());
            return outcome(lab.open(AsynchronousSocketChannel.open()).connect(nobody));
        });
        suite.check("close-while-reading", "failed with AsynchronousCloseException", lab -> {
            Ends ends = ends(lab);
            Future<Integer> reading = ends.near().read(ByteBuffer.allocate(1));
            lab.settle();
            ends.near().close();
            return outcome(reading);
        });
        suite.check("close-while-accepting", "failed with AsynchronousCloseException", lab -> {
            AsynchronousServerSocketChannel server = server(lab);
            Future<AsynchronousSocketChannel> accepting = server.accept();
            lab.settle();
            server.close();
            return outcome(accepting);
        });
        suite.check("close-while-connecting", "failed with AsynchronousCloseException", lab -> {
            AsynchronousSocketChannel near = lab.open(AsynchronousSocketChannel.open());
            Future<Void> connecting = near.connect(lab.fullListener());
            lab.settle();
            near.close();
            return outcome(connecting);
        });
        suite.check("reset", "failed with IOException: Connection reset", lab -> {
            Ends ends = ends(lab);
            get(ends.near().write(Lab.buffer("unread")));
            lab.settle();
            ends.far().close();
            lab.settle();
            return outcome(ends.near().read(ByteBuffer.allocate(1)));
        });
        suite.check("not-yet-connected", "NotYetConnectedException NotYetConnectedException", lab -> {
            AsynchronousSocketChannel near = lab.open(AsynchronousSocketChannel.open());
            return Outcome.of(
                    Outcome.failure(() -> near.read(ByteBuffer.allocate(1))),
                    Outcome.failure(() -> near.write(ByteBuffer.allocate(1))));
        });
        suite.check("not-yet-bound", "NotYetBoundException", lab -> {
            AsynchronousServerSocketChannel server = lab.open(AsynchronousServerSocketChannel.open());
            return Outcome.failure(server::accept);
        });
        suite.check("closed", "failed with ClosedChannelException", lab -> {
            Ends ends = ends(lab);
            ends.near().close();
            return outcome(ends.near().read(ByteBuffer.allocate(1)));
        });
        suite.check("already-connected", "AlreadyConnectedException", lab -> {
            Ends ends = ends(lab);
            return Outcome.failure(() -> ends.near().connect(ends.far().getLocalAddress()));
        });
        suite.check("write-after-shutdown", "failed with ClosedChannelException", lab -> {
            Ends ends = ends(lab);
            ends.near().shutdownOutput();
            return outcome(ends.near().write(Lab.buffer("x")));
        });
    }

    private static void options(Suite suite) {
        suite.check("options", "true true 20000", lab -> {
            AsynchronousSocketChannel near = ends(lab).near();
            near.setOption(StandardSocketOptions.TCP_NODELAY, true)
                    .setOption(StandardSocketOptions.SO_KEEPALIVE, true)
                    .setOption(StandardSocketOptions.SO_RCVBUF, 20_000);
            return Outcome.of(
                    near.getOption(StandardSocketOptions.TCP_NODELAY),
                    near.getOption(StandardSocketOptions.SO_KEEPALIVE),
                    near.getOption(StandardSocketOptions.SO_RCVBUF));
        });
        suite.check("addresses", "true true null", lab -> {
            Ends ends = ends(lab);
            return Outcome.of(
                    ends.near().getLocalAddress().equals(ends.far().getRemoteAddress()),
                    ends.near().getRemoteAddress().equals(ends.far().getLocalAddress()),
                    lab.open(AsynchronousSocketChannel.open()).getRemoteAddress());
        });
        suite.check("in-use", "BindException: Address already in use", lab -> {
            AsynchronousServerSocketChannel taken = server(lab);
            AsynchronousServerSocketChannel second = lab.open(AsynchronousServerSocketChannel.open());
            return Outcome.failure(() -> second.bind(taken.getLocalAddress()));
        });
    }
}
