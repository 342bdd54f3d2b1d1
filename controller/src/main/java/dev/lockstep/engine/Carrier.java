package dev.lockstep.engine;

import dev.lockstep.task.Task;
import jdk.internal.misc.Unsafe;

/**
 * A real daemon thread that runs the coroutines of a {@link CoroutineEngine}. One carries all of them
 * unless a task is pinned: then that task keeps its carrier, which sleeps, and another carries on.
 */
final class Carrier extends Thread {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long STACK_BYTES = 64L << 20;

    /** Set by whoever hands this carrier work; cleared by itself. */
    volatile boolean called;

    private volatile boolean dismissed;

    private final CoroutineEngine engine;

    Carrier(CoroutineEngine engine, int number) {
        super(RootGroup.find(), null, "lockstep-carrier-".concat(Integer.toString(number)), STACK_BYTES, false);
        this.engine = engine;
        setDaemon(true);
    }

    @Override
    public void run() {
        awaitCall();
        while (!dismissed) {
            engine.dispatch(this);
            awaitCall();
        }
    }

    /** Sleeps until called. */
    void awaitCall() {
        while (!called) {
            UNSAFE.park(false, 0L);
        }
        called = false;
    }

    /** Wakes this carrier. */
    void call() {
        called = true;
        UNSAFE.unpark(this);
    }

    /** Lets the thread end once it has nothing to do. */
    void dismiss() {
        dismissed = true;
        call();
    }

    /** The task whose native frames pin this carrier; null if none does. */
    volatile Task pinnedBy;
}
