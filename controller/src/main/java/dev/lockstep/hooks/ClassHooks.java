package dev.lockstep.hooks;

import jdk.internal.misc.Unsafe;

/**
 * Class initialisation. The VM makes a thread that needs a class wait, natively, until the thread that
 * initialises it is done. If that thread is descheduled the wait would never end, so whoever may need a class
 * asks here first.
 */
public final class ClassHooks {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();

    /** True while some task runs an initialiser; plain, because the baton orders what tasks see of it. */
    public static boolean active;

    /** Answers while {@link #active}; set by the controller before its first run. */
    public static ClassGate gate;

    /** Knows what initialisers do; set once by the agent. */
    public static volatile Initializers initializers;

    /** What the agent knows of initialisers. */
    public interface Initializers {
        /** True if running the initialisers of {@code type} and its supertypes is nobody else's affair. */
        boolean areSelfContained(Class<?> type);
    }

    /** The class that was needed last: the reason for an initialiser that starts now, perhaps of a superclass. */
    private static Class<?> trigger;

    private ClassHooks() {}

    /** Before an instruction that initialises {@code type}. */
    public static void before(Class<?> type) {
        trigger = type;
        if (active) {
            await(type);
        }
    }

    /** Whether nothing can have to wait for {@code type}. */
    public static boolean isInitialized(Class<?> type) {
        return !UNSAFE.shouldBeInitialized(type);
    }

    private static void await(Class<?> type) {
        if (type != null && Current.managed()) {
            gate.await(type);
            trigger = type;
        }
    }

    /** Before {@code Class.forName0}: with {@code initialize}, the class is loaded first, which may take time. */
    public static void named(String name, boolean initialize, ClassLoader loader, Class<?> caller)
            throws ClassNotFoundException {
        if (initialize && Current.managed()) {
            before(Class.forName(name, false, loader));
        }
    }

    /** Start of the initialiser of {@code type}, or of an old class file that cannot name itself. */
    public static void enterInitializer(String name, Class<?> type) {
        if (Current.managed()) {
            Class<?> reason = trigger;
            Current.controller.enterInitializer(name);
            if (type != null) {
                gate.enter(type, reason);
            }
        }
    }

    /** End of what {@link #enterInitializer} began. */
    public static void leaveInitializer(Class<?> type) {
        if (Current.managed()) {
            if (type != null) {
                gate.leave(type);
            }
            Current.controller.leaveInitializer();
        }
    }

    /** The reason that {@link #enterInitializer} found, put back when that initialiser ends. */
    public static void restoreTrigger(Class<?> reason) {
        trigger = reason;
    }
}
