package dev.lockstep.engine;

import jdk.internal.misc.Unsafe;

/** Bounded real-time wait for a killed task to leave its frames. */
final class Unwinding {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long LIMIT_NANOS = 2_000_000_000L;

    /** On a busy machine a thread may get no processor for long; one that runs is not stuck yet. */
    private static final long RUNNING_LIMIT_NANOS = 10_000_000_000L;

    private final Thread waiter = Thread.currentThread();
    private volatile boolean done;

    /** The task is gone. Any thread. */
    void signal() {
        done = true;
        UNSAFE.unpark(waiter);
    }

    /** Waits for the end; false if {@code unwinder} does not get the task off its frames, and is left behind. */
    boolean await(Thread unwinder) {
        long start = System.nanoTime();
        while (!done) {
            long waited = System.nanoTime() - start;
            boolean runs = unwinder.getState() == Thread.State.RUNNABLE;
            if (waited > (runs ? RUNNING_LIMIT_NANOS : LIMIT_NANOS)) {
                return false;
            }
            UNSAFE.park(false, LIMIT_NANOS);
        }
        return true;
    }
}
