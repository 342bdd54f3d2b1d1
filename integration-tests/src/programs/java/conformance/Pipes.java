package conformance;

import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** {@code Pipe}. */
final class Pipes implements Topic {
    @Override
    public void cases(Suite suite) {
        suite.check("through", "4 pipe", lab -> {
            Pipe pipe = pipe(lab);
            return Outcome.of(pipe.sink().write(Lab.buffer("pipe")), Lab.read(pipe.source(), 4));
        });
        suite.check("read-waits", "true x", lab -> {
            Pipe pipe = pipe(lab);
            Later<String> reader = lab.startAndSettle(() -> Lab.read(pipe.source(), 1));
            boolean blocked = reader.isBlocked();
            pipe.sink().write(Lab.buffer("x"));
            return Outcome.of(blocked, reader.outcome());
        });
        suite.check("end", "-1", lab -> {
            Pipe pipe = pipe(lab);
            pipe.sink().close();
            return pipe.source().read(ByteBuffer.allocate(1));
        });
        suite.check("source-closed", "IOException: Broken pipe", lab -> {
            Pipe pipe = pipe(lab);
            pipe.source().close();
            return Outcome.failure(() -> pipe.sink().write(ByteBuffer.allocate(1)));
        });
        suite.check("capacity-is-bounded", "true 0", lab -> {
            Pipe pipe = pipe(lab);
            pipe.sink().configureBlocking(false);
            int total = 0;
            for (int n = 1; n > 0; total += n) {
                n = pipe.sink().write(ByteBuffer.allocate(5_000));
            }
            return Outcome.of(total > 0 && total < 4_000_000, pipe.sink().write(ByteBuffer.allocate(1)));
        });
        suite.check("non-blocking-empty", "0", lab -> {
            Pipe pipe = pipe(lab);
            pipe.source().configureBlocking(false);
            return pipe.source().read(ByteBuffer.allocate(1));
        });
        suite.check("scatter-gather", "4 2 ab cd", lab -> {
            Pipe pipe = pipe(lab);
            long written = pipe.sink().write(new ByteBuffer[] {Lab.buffer("abc"), Lab.buffer("d")});
            ByteBuffer one = ByteBuffer.allocate(2);
            ByteBuffer two = ByteBuffer.allocate(2);
            pipe.source().read(new ByteBuffer[] {one, two});
            return Outcome.of(written, one.position(), Lab.text(one), Lab.text(two));
        });
        suite.check("selected", "4 1", lab -> {
            Pipe pipe = pipe(lab);
            Selector selector = lab.open(Selector.open());
            pipe.source().configureBlocking(false);
            pipe.sink().configureBlocking(false);
            SelectionKey source = pipe.source().register(selector, SelectionKey.OP_READ);
            SelectionKey sink = pipe.sink().register(selector, SelectionKey.OP_WRITE);
            selector.select(5_000);
            int writable = sink.readyOps();
            sink.interestOps(0);
            pipe.sink().write(Lab.buffer("x"));
            selector.selectedKeys().clear();
            selector.select(5_000);
            return Outcome.of(writable, source.readyOps());
        });
        String closed = "ClosedChannelException ClosedChannelException";
        String asynchronous = "AsynchronousCloseException AsynchronousCloseException";
        suite.checkChanged("closed", asynchronous, closed, lab -> {
            Pipe pipe = pipe(lab);
            pipe.source().close();
            pipe.sink().close();
            return Outcome.of(
                    Outcome.failure(() -> pipe.source().read(ByteBuffer.allocate(1))),
                    Outcome.failure(() -> pipe.sink().write(ByteBuffer.allocate(1))));
        });
    }

    private static Pipe pipe(Lab lab) throws Exception {
        Pipe pipe = Pipe.open();
        lab.open(pipe.source());
        lab.open(pipe.sink());
        return pipe;
    }
}
