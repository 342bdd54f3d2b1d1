package dev.lockstep.hooks;

/**
 * The places where programs first ask for identity hash codes. The VM draws codes of its own from the same
 * generator, for each class that it links, so the n-th code of a program is not the n-th of the generator.
 */
public final class IdentityHooks {
    /** Hears of classes of the application that are defined outside runs; null if nobody wants to. */
    public static volatile Definitions outside;

    /** Who wants to know of such classes. */
    public interface Definitions {
        /** A loader has a new class, not linked yet. Any thread. */
        void defined(Class<?> type);

        /** The VM is about to define the JDK class of that name. Any thread. */
        void defining(String name);
    }

    private IdentityHooks() {}

    /** {@code object.hashCode()}. */
    public static int hashCode(Object object) {
        if (Current.thread != Thread.currentThread() || object == null || isValue(object.getClass())) {
            return object.hashCode();
        }
        return Current.controller.hashCode(object, false);
    }

    /** {@code System.identityHashCode(object)}. */
    public static int identityHashCode(Object object) {
        if (Current.thread != Thread.currentThread() || object == null) {
            return System.identityHashCode(object);
        }
        return Current.controller.hashCode(object, true);
    }

    /** The most frequent types whose codes come from their value. */
    private static boolean isValue(Class<?> type) {
        return type == String.class || type == Integer.class || type == Long.class;
    }

    /** The VM tells a loader of a class that it has defined. */
    public static void defined(Class<?> type) {
        if (Current.managed()) {
            Current.controller.classDefined(type);
        } else if (outside != null && type.getClassLoader() != null) {
            outside.defined(type);
        }
    }

    /** The VM is about to define, and then perhaps to link, the JDK class of that name. */
    public static void defining(String name) {
        if (Current.managed()) {
            Current.controller.classDefining(name);
        } else if (outside != null) {
            outside.defining(name);
        }
    }

    /** The VM is about to define a hidden class, called so as yet, and to link it. */
    public static void definingHidden(String name) {
        if (Current.managed()) {
            Current.controller.hiddenClassDefining(name);
        }
    }
}
