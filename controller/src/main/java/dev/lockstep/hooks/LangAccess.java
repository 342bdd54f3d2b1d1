package dev.lockstep.hooks;

/** Package-private acts on {@code java.lang.Thread}; generated inside {@code java.lang} by the agent. */
public abstract class LangAccess {
    /** The generated instance; null before JDK 21, where nothing needs it. Set once by the agent. */
    public static volatile LangAccess instance;

    /** {@code thread.dispatchUncaughtException(thrown)}. */
    public abstract void dispatchUncaught(Thread thread, Throwable thrown);

    /** {@code Thread.currentCarrierThread()}. */
    public abstract Thread carrier();
}
