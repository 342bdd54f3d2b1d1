package dev.lockstep.hooks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;

/** The process around a run: exit, shutdown hooks, processors, and JDK statics that are per run. */
public final class RuntimeHooks {
    /** Processors that a managed program sees, whatever the machine has. */
    public static final int PROCESSORS = 4;

    /** Loader of the run's application classes, when it is not the JVM's own; null otherwise. */
    public static volatile ClassLoader applicationLoader;

    /** Whether a hook is just being added to the JVM's own; plain, because the baton orders what tasks see of it. */
    private static boolean ofJvm;

    /** Closes the log files of a {@code LogManager}, of which each run and node has its own. */
    private static final String LOG_CLEANER = "java.util.logging.LogManager$Cleaner";

    /** Those of the run that goes on or was the last; the baton orders what happens here. */
    private static final List<Thread> LOG_CLEANERS = new ArrayList<>();

    private RuntimeHooks() {}

    /** {@code Runtime.exit}. */
    public static void exit(Runtime runtime, int status) {
        Current.controller.exit(status, false);
    }

    /** {@code Runtime.halt}. */
    public static void halt(Runtime runtime, int status) {
        Current.controller.exit(status, true);
    }

    /** True if a shutdown hook that the caller adds now is one of the run. */
    public static boolean hooksOfRun() {
        return !ofJvm && Current.managed();
    }

    /** {@code Runtime.addShutdownHook}. The JDK's own, as that of {@code LogManager}, are of the JVM, not of a run. */
    public static void addShutdownHook(Runtime runtime, Thread hook) {
        if (hook != null && hook.getClass() != Thread.class && hook.getClass().getClassLoader() == null) {
            ofJvm = true;
            try {
                runtime.addShutdownHook(hook);
            } finally {
                ofJvm = false;
            }
            Current.controller.disown(hook);
            if (hook.getClass().getName().equals(LOG_CLEANER)) {
                LOG_CLEANERS.add(hook);
            }
            return;
        }
        Current.controller.shutdownHook(hook, true);
    }

    /** A run begins: the JVM lets go of the log managers of the one before, with all that these refer to. */
    public static void runBegins() {
        for (Thread hook : LOG_CLEANERS) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                break; // the JVM ends already
            }
        }
        LOG_CLEANERS.clear();
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

    /** What to store in a JDK static: {@code value} outside a run; in a run, which keeps it, what is there. */
    public static Object storePerRun(Object value, Object original, int row) {
        if (!Current.managed()) {
            return value;
        }
        Current.controller.setPerRun(row, value);
        return original;
    }

    /** A read of a boolean static of the JDK: the run's own value, or {@code original} outside a run. */
    public static boolean flag(boolean original, int row) {
        return Current.managed() ? ((AtomicBoolean) Current.controller.perRun(row, null)).get() : original;
    }

    /** A write of {@code value} to such a static, in which {@code original} is and stays unless this is no run. */
    public static boolean setFlag(boolean value, boolean original, int row) {
        if (!Current.managed()) {
            return value;
        }
        ((AtomicBoolean) Current.controller.perRun(row, null)).set(value);
        return original;
    }

    /** True if the caller is managed and on a node other than the default one. */
    public static boolean onNode() {
        return Current.managed() && Current.controller.onNode();
    }

    /** True if the caller's node has environment variables of its own. */
    public static boolean hasEnvironment() {
        return Current.managed() && Current.controller.environment() != null;
    }

    /** {@code System.getenv(name)} on such a node. */
    public static String environment(String name) {
        return Current.controller.environment().get(name);
    }

    /** {@code System.getenv()} on such a node. */
    public static Map<String, String> environment() {
        return Current.controller.environment();
    }

    /** {@code System.setOut} on a node. */
    public static void setOut(PrintStream stream) {
        Current.controller.setPerRun(NodeRows.STANDARD_OUTPUT, stream);
    }

    /** {@code System.setErr} on a node. */
    public static void setErr(PrintStream stream) {
        Current.controller.setPerRun(NodeRows.STANDARD_ERROR, stream);
    }

    /** {@code System.setProperties}; null stands for those at the beginning. */
    public static void setProperties(Properties properties) {
        Current.controller.setPerRun(NodeRows.PROPERTIES, properties);
    }

    /** {@code Thread.setDefaultUncaughtExceptionHandler} on a node. */
    public static void setDefaultHandler(Thread.UncaughtExceptionHandler handler) {
        Current.controller.setPerRun(NodeRows.DEFAULT_HANDLER, handler);
    }

    /** {@code Thread.getDefaultUncaughtExceptionHandler} on a node. */
    public static Thread.UncaughtExceptionHandler defaultHandler() {
        return (Thread.UncaughtExceptionHandler) Current.controller.perRun(NodeRows.DEFAULT_HANDLER, null);
    }

    /** True if a managed program must see another system loader than the JVM's. */
    public static boolean hasApplicationLoader() {
        return Current.managed() && (applicationLoader != null || Current.controller.systemLoader() != null);
    }

    /** {@code ClassLoader.getSystemClassLoader()} in a managed program: its node's, or the iteration's. */
    public static ClassLoader systemClassLoader() {
        ClassLoader ofNode = Current.controller.systemLoader();
        return ofNode != null ? ofNode : applicationLoader;
    }

    /** Start of a class initialiser or a class-loading upcall: no scheduling points inside. */
    public static void enterAtomic() {
        if (Current.managed()) {
            Current.controller.enterAtomic();
        }
    }

    /** Start of a {@code main(String[])} of the application. */
    public static void mainEntered() {
        if (Current.managed()) {
            Current.controller.mainEntered();
        }
    }

    /** As {@link #enterAtomic}: agents are about to see a class file that the VM is defining. */
    public static void enterDefinition() {
        if (Current.managed()) {
            Current.controller.enterDefinition();
        }
    }

    /** End of what {@link #enterDefinition} began. */
    public static void leaveDefinition() {
        if (Current.managed()) {
            Current.controller.leaveDefinition();
        }
    }

    /** End of what {@link #enterAtomic} began. */
    public static void leaveAtomic() {
        if (Current.managed()) {
            Current.controller.leaveAtomic();
        }
    }
}
