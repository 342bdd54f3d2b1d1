package dev.lockstep.hooks;

/** The process around a run: exit, shutdown hooks, processors, and JDK statics that are per run. */
public final class RuntimeHooks {
    /** Processors that a managed program sees, whatever the machine has. */
    public static final int PROCESSORS = 4;

    /** Loader of the run's application classes, when it is not the JVM's own; null otherwise. */
    public static volatile ClassLoader applicationLoader;

    private RuntimeHooks() {}

    /** {@code Runtime.exit}. */
    public static void exit(Runtime runtime, int status) {
        Current.controller.exit(status, false);
    }

    /** {@code Runtime.halt}. */
    public static void halt(Runtime runtime, int status) {
        Current.controller.exit(status, true);
    }

    /** {@code Runtime.addShutdownHook}. */
    public static void addShutdownHook(Runtime runtime, Thread hook) {
        Current.controller.shutdownHook(hook, true);
    }

    /** {@code Runtime.removeShutdownHook}. */
    public static boolean removeShutdownHook(Runtime runtime, Thread hook) {
        return Current.controller.shutdownHook(hook, false);
    }

    /** {@code Runtime.availableProcessors}. */
    public static int availableProcessors(Runtime runtime) {
        return Current.managed() ? PROCESSORS : runtime.availableProcessors();
    }

    /** The run's own value of a JDK static, or {@code original} outside a run. */
    public static Object perRun(Object original, int row) {
        return Current.managed() ? Current.controller.perRun(row, original) : original;
    }

    /** True if a managed program must see {@link #applicationLoader} as the system loader. */
    public static boolean hasApplicationLoader() {
        return applicationLoader != null && Current.managed();
    }

    /** {@code ClassLoader.getSystemClassLoader()} in a managed program. */
    public static ClassLoader systemClassLoader() {
        return applicationLoader;
    }

    /** Start of a class initialiser or a class-loading upcall: no scheduling points inside. */
    public static void enterAtomic() {
        if (Current.managed()) {
            Current.controller.enterAtomic();
        }
    }

    /** Start of an application class's initialiser. */
    public static void enterInitializer(String name) {
        if (Current.managed()) {
            Current.controller.enterInitializer(name);
        }
    }

    /** Start of a {@code main(String[])} of the application. */
    public static void mainEntered() {
        if (Current.managed()) {
            Current.controller.mainEntered();
        }
    }

    /** End of what {@link #enterAtomic} began. */
    public static void leaveAtomic() {
        if (Current.managed()) {
            Current.controller.leaveAtomic();
        }
    }
}
