package dev.lockstep.hooks;

/**
 * The initialiser of {@code LogManager}, which makes a manager and a shutdown hook. Each run has a manager of its own,
 * so that one is only for code outside runs: it is made as if no run went on, or the first run of a JVM would
 * differ from the others, and without the program's own class of managers, which is made for the run.
 */
public final class LoggingHooks {
    private static final String MANAGER = "java.util.logging.manager";
    private static Thread away;
    private static Object hidden;

    private LoggingHooks() {}

    /** Start of the initialiser. */
    public static void enterInitializer() {
        if (Current.managed()) {
            away = Current.thread;
            Current.thread = null;
            hidden = System.getProperties().remove(MANAGER);
        }
    }

    /**
     * End of the initialiser, also if it fails. There is one in a JVM, so whoever ends it began it; the current thread
     * says nothing, for it may be the native one that a task runs on.
     */
    public static void leaveInitializer() {
        if (away != null) {
            if (hidden != null) {
                System.getProperties().put(MANAGER, hidden);
                hidden = null;
            }
            Current.thread = away;
            away = null;
        }
    }
}
