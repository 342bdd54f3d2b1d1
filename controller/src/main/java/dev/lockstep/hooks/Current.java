package dev.lockstep.hooks;

/**
 * Which thread holds the baton now, and the controller that handed it out.
 *
 * <p>A thread is <em>managed</em> exactly while it is mounted and holds the baton. The check compares two
 * plain loads; a thread that is not managed can read a stale value, but never its own.
 */
public final class Current {
    /** The one thread that may run managed code now; null between tasks. Written by the controller only. */
    public static Thread thread;

    /** The controller of the run in progress; null when none is. Written by the controller only. */
    public static Controller controller;

    private Current() {}

    /** True when the calling thread runs under the controller at this moment. */
    public static boolean managed() {
        return thread == Thread.currentThread();
    }
}
