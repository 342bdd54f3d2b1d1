package dev.lockstep.engine;

import dev.lockstep.task.Task;
import jdk.internal.misc.Unsafe;

/**
 * A real daemon thread of the {@link ThreadEngine}. It runs one task from the first turn to the last, and then
 * the next one, so that a start costs no native thread.
 */
final class Worker extends Thread {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private final ThreadEngine engine;
    private volatile Task task;
    private volatile boolean dismissed;

    /** True while it sleeps within a task, or is about to: {@link TurnWait}. */
    volatile boolean asleep;

    /** Stack size asked for, in bytes; 0 for the VM's default. */
    final long stackBytes;

    /** Wakes it; null if it parks. */
    private final Bell bell;

    Worker(ThreadEngine engine, int number, long stackBytes, Bell bell) {
        super(RootGroup.find(), null, "lockstep-worker-".concat(Integer.toString(number)), stackBytes, false);
        this.engine = engine;
        this.stackBytes = stackBytes;
        this.bell = bell;
        setDaemon(true);
    }

    @Override
    public void run() {
        while (true) {
            Task next = task;
            while (next == null) {
                if (dismissed) {
                    if (bell != null) {
                        bell.release();
                    }
                    return;
                }
                sleep();
                next = task;
            }
            task = null;
            while (next != null) {
                next = engine.runOn(this, next);
            }
        }
    }

    /** True if it is the turn of the task that it runs. */
    boolean hasTurn() {
        return engine.isTurnOf(this);
    }

    /** Sleeps until {@link #wake}, or for no reason. */
    void sleep() {
        if (bell == null) {
            UNSAFE.park(false, 0L);
        } else {
            bell.await();
        }
    }

    /** Ends its sleep, or the next. */
    void wake() {
        if (bell == null) {
            UNSAFE.unpark(this);
        } else {
            bell.ring();
        }
    }

    /** Gives it a task to run; it must be idle. */
    void call(Task first) {
        task = first;
        wake();
    }

    /** Lets the thread end once it is idle. */
    void dismiss() {
        dismissed = true;
        wake();
    }
}
