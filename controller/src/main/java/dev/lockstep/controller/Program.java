package dev.lockstep.controller;

/** What each iteration runs. Called by an unmanaged thread, between runs. */
public interface Program {
    /** The body of the root thread for the next iteration; must not throw checked exceptions out. */
    Runnable prepare();

    /** The run that {@link #prepare} was called for has ended. */
    default void ended(RunResult result) {}

    /** The loader that the root thread starts with, after {@link #prepare}. */
    ClassLoader contextLoader();
}
