package dev.lockstep.hooks;

/** What a management query tells of one thread of a run, at the moment of the query. */
public final class ThreadReport {
    /** The thread. */
    public final Thread thread;

    /** Its state. */
    public final Thread.State state;

    /** What it is blocked on or waits for; null if for nothing or for something that has no object. */
    public Object lock;

    /** Who holds {@link #lock}; null if nobody or unknown. */
    public Thread lockOwner;

    /** Times it waited to enter a monitor. */
    public long blockedCount;

    /** Times it waited for anything else. */
    public long waitedCount;

    /** Objects whose monitors it holds, newest first. */
    public Object[] monitors = {};

    /** Exclusive synchronizers that it holds and that another task of the run waits for. */
    public Object[] synchronizers = {};

    /** Its stack, innermost frame first. */
    public StackTraceElement[] stack = {};

    /** A report with nothing but a thread and its state. */
    public ThreadReport(Thread thread, Thread.State state) {
        this.thread = thread;
        this.state = state;
    }
}
