package dev.lockstep.controller;

/** What each iteration runs. Called by an unmanaged thread, between runs. */
public interface Program {
    /** The body of the root thread for the next iteration; must not throw checked exceptions out. */
    Runnable prepare();

    /** The loader that the root thread starts with, after {@link #prepare}. */
    ClassLoader contextLoader();
}
