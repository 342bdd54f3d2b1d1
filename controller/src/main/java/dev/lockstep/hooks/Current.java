package dev.lockstep.hooks;

/**
 * Which thread holds the baton now, and the controller that handed it out.
 *
 * <p>A thread is <em>managed</em> exactly while it is mounted and holds the baton. The check compares two
 * plain loads; a thread that is not managed can read a stale value, but never its own.
 */
public final class Current {
    /**
     * What the VM answers to {@code Thread.currentThread()} in the one thread that may run managed code now;
     * null between tasks. Written by the engines only.
     */
    public static Thread thread;

    /** The application's own thread object that runs there; the same unless a worker stands in for it. */
    public static Thread self;

    /** The controller of the run in progress; null when none is. Written by the controller only. */
    public static Controller controller;

    private Current() {}

    /** True when the calling thread runs under the controller at this moment. */
    public static boolean managed() {
        return thread == Thread.currentThread();
    }

    /** {@code runner} is about to act as {@code application}. */
    public static void mount(Thread runner, Thread application) {
        self = application;
        thread = runner;
    }

    /** Nobody is managed until the next {@link #mount}. */
    public static void unmount() {
        thread = null;
    }
}
