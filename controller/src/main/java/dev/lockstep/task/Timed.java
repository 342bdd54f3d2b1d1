package dev.lockstep.task;

/**
 * Something that happens at a virtual time: the deadline of a waiting {@link Task}, or an event of a simulated
 * device, such as the arrival of a packet. Only the holder of the baton touches it.
 */
public abstract class Timed {
    /** Deadline of what waits for none. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Virtual deadline in nanoseconds, or {@link #NEVER}. */
    public long deadlineNanos = NEVER;

    /** Tie-break among equal deadlines. */
    long deadlineOrder;

    /** Position in {@link TimerQueue}; -1 when absent. */
    int timerSlot = -1;

    /** True while it is queued for its time. */
    public final boolean isQueued() {
        return timerSlot >= 0;
    }

    /**
     * Whether it may overtake tasks that could run, as if they were slow. A device whose own patience is that of a
     * kernel says no: a program is not wrong because a lost request was repeated before it did anything.
     */
    public boolean mayOvertake() {
        return true;
    }

    /**
     * The time has come. Runs inside the scheduler, in whichever task holds the baton, and must neither block nor
     * reach a scheduling point.
     */
    public abstract void fire();
}
