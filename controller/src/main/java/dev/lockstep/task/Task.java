package dev.lockstep.task;

/**
 * One managed thread. Fields are plain and package-crossing on purpose: they are read at every scheduling
 * point, only ever by the holder of the baton.
 */
public final class Task extends Timed {
    /** Number in order of start, from 0; equal in every run of the same seed. */
    public final int id;

    /** The application's own thread object. */
    public final Thread thread;

    /** Key in {@link TaskIndex}: the thread's id. */
    public final long threadId;

    /** Daemon status when the thread started. */
    public final boolean daemon;

    /** The node it belongs to: that of the task which started it, unless the cluster said otherwise. */
    public final Node node;

    /** True while its node is paused and it would run if the node were not. */
    boolean frozen;

    /** Where the task is in its life. */
    public TaskState state = TaskState.RUNNABLE;

    /** A pending permit of {@code LockSupport}. */
    public boolean permit;

    /** Set when a deadline, not an event, made the task runnable. */
    public boolean timedOut;

    /** Above zero: scheduling points are skipped. */
    public int atomicDepth;

    /** State of identity hash codes outside the initialisers and hidden code that the task runs, the latest last. */
    public long[] hashStack;

    /** Words in use of {@link #hashStack}. */
    public int hashDepth;

    /** Set once the task was taken out of the run, with its node; the running task acts until it hands the baton on. */
    public boolean dropped;

    /** Set once the task must unwind and never act again. */
    public boolean killed;

    /** Set when it did not unwind in time after the end of its run: its native thread is left alone. */
    public volatile boolean lost;

    /** Site of the last scheduling point it reached. */
    public int site;

    /** Resource of the pending operation; kept only for strategies that ask for it. */
    public Object resource;

    /** Position in {@link RunnableTasks}; -1 when absent. */
    int runnableSlot = -1;

    /** What the task waits for: a monitor; null when it waits for none. */
    public Object awaited;

    /** The monitor whose {@code wait} it is in, up to and including acquiring it again; null if it is in none. */
    public Object waitingIn;

    /** True while it waits for its turn to own {@link #awaited}. */
    public boolean entering;

    /** True while it is parked until a wall-clock time. */
    public boolean parkedUntil;

    /** Who wants to hear of its end; owned by the cluster; null for nobody. */
    public Object watchers;

    /** What nobody caught in it. */
    public Throwable thrown;

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

    /** The simulated host whose network the task uses; inherited from the task that starts it. */
    public Object host;

    /** Set when a simulated device call is to return as interrupted by a signal. */
    public boolean signalled;

    /** Times it waited to enter a monitor. */
    public int blockedCount;

    /** Times it waited for anything else. */
    public int waitedCount;

    /** Scheduling points since the task was last switched to. */
    public int streak;

    /** Creates a task of {@code node} for a thread about to start. */
    public Task(int id, Thread thread, Node node) {
        this.id = id;
        this.node = node;
        this.thread = thread;
        this.threadId = ThreadFields.id(thread);
        this.daemon = thread.isDaemon();
    }

    /** The scheduler makes a task whose deadline has come runnable by itself. */
    @Override
    public void fire() {
        throw new IllegalStateException("a task does not fire");
    }

    /** Begins a wait. */
    public void waitIn(TaskState waiting) {
        state = waiting;
        timedOut = false;
        if (waiting == TaskState.BLOCKED) {
            blockedCount++;
        } else {
            waitedCount++;
        }
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
