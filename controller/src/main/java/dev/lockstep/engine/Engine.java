package dev.lockstep.engine;

import dev.lockstep.task.Task;

/** Moves the baton between tasks. The scheduler decides; an engine obeys. */
public interface Engine {
    /** {@code coroutine} or {@code thread}, as options and reports call it. */
    String name();

    /** Makes a new task able to receive the baton. */
    void start(Task task);

    /**
     * Hands the baton from the calling task to {@code to} and returns when {@code from} gets it back.
     *
     * @param to null if nothing can run any more: the run is over
     */
    void switchTo(Task from, Task to);

    /** Hands the baton on from a task that has ended; the caller must not act as a task afterwards. */
    void exit(Task from, Task to);

    /** Runs from {@code first} until the run is over; called by an unmanaged thread. */
    void run(Task first, RunEnd end);

    /** Lets the engine's own native threads end. Called once, after the last run, by an unmanaged thread. */
    void close();

    /** Ends what is left of abandoned tasks, so that nothing of the run acts any more. */
    void abandon(Task[] left);

    /** Stack of a task that does not hold the baton. */
    StackTraceElement[] stackTrace(Task task);

    /** The real thread that holds the baton; for the watchdog. */
    Thread activeThread();

    /** Times a task had to keep its native stack while another ran, since the last call. */
    int takePinned();

    /** Seeds the generator of identity hash codes that the first task starts with. */
    void seedHashes(long bits);

    /** Address of the generator of identity hash codes that the running task uses; 0 if unknown. */
    long hashState();
}
