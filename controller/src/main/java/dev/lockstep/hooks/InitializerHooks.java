package dev.lockstep.hooks;

/**
 * Initialisers of the JDK that make something for the whole JVM which no run may own: they run as if no run went on, or
 * the first run of a JVM would differ from the others. {@code LogManager} makes a manager and a shutdown hook; each run
 * has a manager of its own, and the program's own class of managers is made for the run only. {@code Poller} starts
 * threads that poll for virtual threads; those of a run wait in the simulated network.
 */
public final class InitializerHooks {
    private static final String MANAGER = "java.util.logging.manager";
    private static Thread away;
    private static int depth;
    private static Object hidden;

    private InitializerHooks() {}

    /** Start of the initialiser. */
    public static void enter() {
        if (away != null) {
            depth++;
        } else if (Current.managed()) {
            away = Current.thread;
            Current.thread = null;
            hidden = System.getProperties().remove(MANAGER);
        }
    }

    /**
     * End of the initialiser, also if it fails. Each runs once in a JVM, so whoever ends it began it; the current
     * thread says nothing, for it may be the native one that a task runs on.
     */
    public static void leave() {
        if (depth > 0) {
            depth--;
        } else if (away != null) {
            if (hidden != null) {
                System.getProperties().put(MANAGER, hidden);
                hidden = null;
            }
            Current.thread = away;
            away = null;
        }
    }
}
