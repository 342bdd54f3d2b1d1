package dev.lockstep.cluster.jdk;

import dev.lockstep.cluster.stack.Kernel;

/** {@code sun.nio.ch.NativeThread}: how a closing thread reaches those that are blocked on the same channel. */
public final class ThreadCalls {
    private ThreadCalls() {}

    /** A number other than 0 that stands for the task. */
    public static long current() {
        return Kernel.get().devices().current().id + 1L;
    }

    /** Nothing: closing a simulated file lets its waiters go on by itself. */
    public static void signal(long nativeThread) {}
}
