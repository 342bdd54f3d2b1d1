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

    Worker(ThreadEngine engine, int number, long stackBytes) {
        super(RootGroup.find(), null, "lockstep-worker-".concat(Integer.toString(number)), stackBytes, false);
        this.engine = engine;
        this.stackBytes = stackBytes;
        setDaemon(true);
    }

    @Override
    public void run() {
        while (true) {
            Task next = task;
            while (next == null) {
                if (dismissed) {
                    return;
                }
                UNSAFE.park(false, 0L);
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

    /** Gives it a task to run; it must be idle. */
    void call(Task first) {
        task = first;
        UNSAFE.unpark(this);
    }

    /** Lets the thread end once it is idle. */
    void dismiss() {
        dismissed = true;
        UNSAFE.unpark(this);
    }
}
