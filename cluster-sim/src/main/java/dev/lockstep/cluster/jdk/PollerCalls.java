package dev.lockstep.cluster.jdk;

import dev.lockstep.cluster.stack.Kernel;
import dev.lockstep.cluster.stack.OpenFile;
import dev.lockstep.cluster.stack.Ready;
import java.io.IOException;

/** {@code sun.nio.ch.Poller}, where virtual threads wait for their sockets. */
public final class PollerCalls {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private PollerCalls() {}

    /** {@code poll}. */
    public static void poll(int number, int event, long nanos, Object isOpen) throws IOException {
        OpenFile file = Fds.file(number);
        Kernel.get().poll(file, event, nanos <= 0 ? -1 : (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }

    /** {@code pollSelector}. */
    public static void pollSelector(int number, long nanos) throws IOException {
        poll(number, Ready.IN, nanos, null);
    }

    /** {@code stopPoll}: closing lets waiters go on by itself. */
    public static void stopPoll(int number, int event) {}

    /** {@code stopPoll}. */
    public static void stopPoll(int number) {}
}
