package dev.lockstep.controller;

/** Package-private acts on {@code java.lang.Thread}; generated inside {@code java.lang} by the agent. */
public abstract class ThreadBridge {
    /** The generated bridge; null before JDK 21, where only the thread engine exists. Set once by the agent. */
    public static volatile ThreadBridge instance;

    /** {@code thread.dispatchUncaughtException(thrown)}. */
    public abstract void dispatchUncaught(Thread thread, Throwable thrown);
}
