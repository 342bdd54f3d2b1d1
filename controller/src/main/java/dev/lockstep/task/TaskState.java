package dev.lockstep.task;

/** Where a task is in its life. */
public enum TaskState {
    /** Can run as soon as the scheduler chooses it, or runs now. */
    RUNNABLE(Thread.State.RUNNABLE),
    /** Waits to acquire a monitor. */
    BLOCKED(Thread.State.BLOCKED),
    /** Waits in {@code Object.wait} without limit. */
    WAITING(Thread.State.WAITING),
    /** Waits in {@code Object.wait} with a deadline. */
    TIMED_WAITING(Thread.State.TIMED_WAITING),
    /** Parked without limit. */
    PARKED(Thread.State.WAITING),
    /** Parked with a deadline. */
    TIMED_PARKED(Thread.State.TIMED_WAITING),
    /** Blocked in a call on a simulated device, which the JDK takes for native code. */
    IN_DEVICE(Thread.State.RUNNABLE),
    /** Blocked in native code that a real thread runs in its place. */
    OUTSIDE(Thread.State.RUNNABLE),
    /** In {@code Thread.sleep}. */
    SLEEPING(Thread.State.TIMED_WAITING),
    /** Ended. */
    TERMINATED(Thread.State.TERMINATED);

    private final Thread.State threadState;

    TaskState(Thread.State threadState) {
        this.threadState = threadState;
    }

    /** What {@code Thread.getState} answers. */
    public Thread.State threadState() {
        return threadState;
    }
}
