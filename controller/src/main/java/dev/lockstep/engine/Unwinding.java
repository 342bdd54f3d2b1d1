package dev.lockstep.engine;

import jdk.internal.misc.Unsafe;

/** Bounded real-time wait for a killed task to leave its frames. */
final class Unwinding {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long LIMIT_NANOS = 2_000_000_000L;
    private final Thread waiter = Thread.currentThread();
    private volatile boolean done;

    /** The task is gone. Any thread. */
    void signal() {
        done = true;
        UNSAFE.unpark(waiter);
    }

    /** Waits for the end; false if the task would not go, and its thread is left behind asleep. */
    boolean await() {
        long start = System.nanoTime();
        while (!done) {
            if (System.nanoTime() - start > LIMIT_NANOS) {
                return false;
            }
            UNSAFE.park(false, LIMIT_NANOS);
        }
        return true;
    }
}
