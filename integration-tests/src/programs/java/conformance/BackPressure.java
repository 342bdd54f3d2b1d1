package conformance;

import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Writers that are faster than their readers. */
final class BackPressure implements Topic {
    private static final int MUCH = 4_000_000;

    @Override
    public void cases(Suite suite) {
        blocking(suite);
        nonBlocking(suite);
    }

    private static void blocking(Suite suite) {
        suite.check("writer-blocks-until-read", "true intact " + MUCH + " done", lab -> {
            Link link = lab.narrowLink();
            Later<String> writer = lab.startAndSettle(() -> writeAll(link));
            boolean blocked = writer.isBlocked();
            String drained = Lab.drainPattern(link.far().getInputStream());
            return Outcome.of(blocked, drained, writer.outcome());
        });
        suite.check("writer-blocks-with-default-buffers", "true", lab -> {
            Link link = lab.link();
            Later<String> writer = lab.start(() -> {
                byte[] chunk = new byte[1_000_000];
                for (int i = 0; i < 100; i++) {
                    link.near().getOutputStream().write(chunk);
                }
                return "done";
            });
            for (int i = 0; i < 10; i++) {
                lab.settle();
            }
            return writer.isBlocked();
        });
        suite.check("slow-reader-gets-all", "intact " + MUCH / 10, lab -> {
            Link link = lab.narrowLink();
            lab.start(() -> {
                link.near().getOutputStream().write(Lab.pattern(MUCH / 10));
                link.near().close();
                return null;
            });
            for (int i = 0; i < 3; i++) {
                lab.settle();
            }
            return Lab.drainPattern(link.far().getInputStream());
        });
        suite.check("write-ignores-so-timeout", "true true", lab -> {
            Link link = lab.narrowLink();
            link.near().setSoTimeout(10);
            Later<String> writer = lab.startAndSettle(() -> writeAll(link));
            boolean blocked = writer.isBlocked();
            String drained = Lab.drainPattern(link.far().getInputStream());
            return Outcome.of(
                    blocked,
                    drained.equals("intact " + MUCH) && writer.outcome().equals("done"));
        });
        suite.check("reading-goes-on-while-writer-blocks", "true pong", lab -> {
            Link link = lab.narrowLink();
            Later<String> writer = lab.startAndSettle(() -> writeAll(link));
            Lab.write(link.far(), "pong");
            return Outcome.of(writer.isBlocked(), Lab.read(link.near(), 4));
        });
        suite.check("two-writers-do-not-mix", "true", lab -> {
            Link link = lab.narrowLink();
            for (char letter : new char[] {'a', 'b'}) {
                byte[] line = String.valueOf(letter).repeat(100_000).getBytes();
                lab.start(() -> {
                    link.near().getOutputStream().write(line);
                    return null;
                });
            }
            String all = Lab.read(link.far(), 200_000);
            return all.matches("a+b+|b+a+");
        });
        suite.check("close-lets-buffered-data-through", "true", lab -> {
            Link link = lab.narrowLink();
            byte[] some = Lab.pattern(8_000);
            link.near().getOutputStream().write(some);
            link.near().close();
            return Lab.drainPattern(link.far().getInputStream()).equals("intact " + some.length);
        });
    }

    private static String writeAll(Link link) throws Exception {
        link.near().getOutputStream().write(Lab.pattern(MUCH));
        link.near().shutdownOutput();
        return "done";
    }

    private static void nonBlocking(Suite suite) {
        suite.check("partial-then-zero", "true 0 true", lab -> {
            ChannelLink link = lab.narrowChannels();
            link.near().configureBlocking(false);
            long written = fill(lab, link.near());
            int zero = link.near().write(ByteBuffer.allocate(1));
            return Outcome.of(written > 0 && written < MUCH, zero, drain(link.far(), written));
        });
        suite.check("room-again-after-reading", "true true", lab -> {
            ChannelLink link = lab.narrowChannels();
            link.near().configureBlocking(false);
            long written = fill(lab, link.near());
            boolean all = drain(link.far(), written);
            lab.settle();
            return Outcome.of(all, link.near().write(ByteBuffer.allocate(1_000)) == 1_000);
        });
        suite.check("large-buffer-is-partly-written", "true true", lab -> {
            ChannelLink link = lab.narrowChannels();
            link.near().configureBlocking(false);
            ByteBuffer large = ByteBuffer.allocate(MUCH);
            int written = link.near().write(large);
            return Outcome.of(written > 0 && written < MUCH, large.position() == written);
        });
        suite.check("gathering-write-stops-within", "true", lab -> {
            ChannelLink link = lab.narrowChannels();
            link.near().configureBlocking(false);
            ByteBuffer[] parts = new ByteBuffer[8];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = ByteBuffer.allocate(MUCH / 8);
            }
            long written = link.near().write(parts);
            long taken = 0;
            for (ByteBuffer part : parts) {
                taken += part.position();
            }
            return written == taken && written < MUCH;
        });
        suite.check("blocking-channel-waits", "true true", lab -> {
            ChannelLink link = lab.narrowChannels();
            Later<Integer> writer = lab.startAndSettle(() -> link.near().write(ByteBuffer.allocate(MUCH)));
            boolean blocked = writer.isBlocked();
            return Outcome.of(
                    blocked, drain(link.far(), MUCH) && writer.outcome().equals("" + MUCH));
        });
    }

    /** Writes until there is no room; the number of bytes. */
    private static long fill(Lab lab, SocketChannel channel) throws Exception {
        long written = 0;
        int idle = 0;
        ByteBuffer chunk = ByteBuffer.allocate(10_000);
        while (idle < 3) {
            chunk.clear();
            int n = channel.write(chunk);
            written += n;
            if (n == 0) {
                idle++;
                lab.settle();
            } else {
                idle = 0;
            }
            if (written > 100_000_000) {
                throw new SocketTimeoutException("never full");
            }
        }
        return written;
    }

    private static boolean drain(SocketChannel channel, long expected) throws Exception {
        ByteBuffer chunk = ByteBuffer.allocate(10_000);
        long left = expected;
        while (left > 0) {
            chunk.clear().limit((int) Math.min(chunk.capacity(), left));
            int n = channel.read(chunk);
            if (n < 0) {
                return false;
            }
            left -= n;
        }
        return true;
    }
}
