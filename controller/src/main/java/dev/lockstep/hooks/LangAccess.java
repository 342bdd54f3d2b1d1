package dev.lockstep.hooks;

/** Package-private acts of {@code java.lang}; generated inside {@code java.lang} by the agent. */
public abstract class LangAccess {
    /** The generated instance; null before JDK 21, where nothing needs it. Set once by the agent. */
    public static volatile LangAccess instance;

    /** Address of a symbol of the VM's library; 0 if it has no such symbol. */
    public final long findNative(String name) {
        try {
            return findNativeOf(name);
        } catch (NoSuchMethodError e) { // before JDK 24
            return findNativeIn(name);
        }
    }

    /** {@code ClassLoader.findNative(null, null, name, null)}. */
    protected abstract long findNativeOf(String name);

    /** {@code ClassLoader.findNative(null, name)}. */
    protected abstract long findNativeIn(String name);

    /** {@code Thread.currentCarrierThread()}. */
    public abstract Thread carrier();

    /** Runs {@code body} on the real thread {@code carrier} while the VM takes {@code mounted} for current. */
    public abstract void runAs(Thread carrier, Thread mounted, Runnable body);

    /**
     * Runs the JVM's shutdown hooks, as the end of its last thread does. {@code Runtime.exit} does that, too, but first
     * asks for a logger, which costs more than hello-world does.
     */
    public abstract void runShutdownHooks();

    /**
     * Within a coroutine, goes on as another thread, of which nothing has run yet. What is cached for the one before is
     * dropped.
     *
     * @param carrier the real calling thread
     */
    public abstract void continueAs(Thread carrier, Thread thread);
}
