package dev.lockstep.task;

/**
 * One managed thread. Fields are plain and package-crossing on purpose: they are read at every scheduling
 * point, only ever by the holder of the baton.
 */
public final class Task {
    /** Deadline of a task that waits for none. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Number in order of start, from 0; equal in every run of the same seed. */
    public final int id;

    /** The application's own thread object. */
    public final Thread thread;

    /** Key in {@link TaskIndex}: the thread's id. */
    public final long threadId;

    /** Daemon status when the thread started. */
    public final boolean daemon;

    /** Where the task is in its life. */
    public TaskState state = TaskState.RUNNABLE;

    /** A pending permit of {@code LockSupport}. */
    public boolean permit;

    /** Set when a deadline, not an event, made the task runnable. */
    public boolean timedOut;

    /** Above zero: scheduling points are skipped. */
    public int atomicDepth;

    /** First half of the identity-hash generator, kept while {@link #atomicDepth} is above zero. */
    public long savedHashLow;

    /** Second half of the identity-hash generator. */
    public long savedHashHigh;

    /** Set once the task must unwind and never act again. */
    public boolean killed;

    /** Site of the last scheduling point it reached. */
    public int site;

    /** Resource of the pending operation; kept only for strategies that ask for it. */
    public Object resource;

    /** Virtual deadline in nanoseconds, or {@link #NEVER}. */
    public long deadlineNanos = NEVER;

    /** Tie-break among equal deadlines. */
    long deadlineOrder;

    /** Position in {@link TimerQueue}; -1 when absent. */
    int timerSlot = -1;

    /** Position in {@link RunnableTasks}; -1 when absent. */
    int runnableSlot = -1;

    /** What the task waits for: a monitor; null when it waits for none. */
    public Object awaited;

    /** Monitors held, newest first; linked by the owner of the monitor table. */
    public Object heldMonitors;

    /** The strategy's own note on the task. */
    public long priority;

    /** The strategy's own position of the task. */
    public int strategySlot = -1;

    /** The engine's own handle. */
    public volatile Object engineHandle;

    /** The carrier that native frames of this task keep; null when none do. */
    public volatile Object pinnedCarrier;

    /** Scheduling points since the task was last switched to. */
    public int streak;

    /** Creates a task for a thread about to start. */
    public Task(int id, Thread thread) {
        this.id = id;
        this.thread = thread;
        this.threadId = ThreadFields.id(thread);
        this.daemon = thread.isDaemon();
    }

    /** True while it is in the runnable set. */
    public boolean isRunnable() {
        return runnableSlot >= 0;
    }

    /** True once it has ended. */
    public boolean isTerminated() {
        return state == TaskState.TERMINATED;
    }

    @Override
    public String toString() {
        return "task " + id + " \"" + thread.getName() + "\"";
    }
}
