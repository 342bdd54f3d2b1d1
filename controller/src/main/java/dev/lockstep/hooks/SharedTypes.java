package dev.lockstep.hooks;

import java.util.Hashtable;
import java.util.Vector;

/** Recognises receivers of plain collection interfaces that synchronise inside. */
final class SharedTypes {
    private static final int SLOTS = 1024;

    /** Answers about classes of the JDK, which stay; by name, because a class's own hash code is the program's. */
    private static final Answer[] KNOWN = new Answer[SLOTS];

    private static final ClassValue<Boolean> OTHERS = new ClassValue<Boolean>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isSharedType(type);
        }
    };

    /** Immutable, so that it may be handed between threads without care. */
    private static final class Answer {
        final Class<?> type;
        final boolean shared;

        Answer(Class<?> type, boolean shared) {
            this.type = type;
            this.shared = shared;
        }
    }

    private SharedTypes() {}

    static boolean isShared(Object receiver) {
        if (receiver == null) {
            return false;
        }
        Class<?> type = receiver.getClass();
        return type.getClassLoader() == null ? ofJdk(type) : ofApplication(type);
    }

    private static boolean ofJdk(Class<?> type) {
        int slot = type.getName().hashCode() & SLOTS - 1;
        Answer known = KNOWN[slot];
        if (known == null || known.type != type) {
            known = new Answer(type, isSharedType(type));
            KNOWN[slot] = known;
        }
        return known.shared;
    }

    /** {@code ClassValue} draws identity hash codes when it first sees a class: not from the program's stream. */
    private static boolean ofApplication(Class<?> type) {
        Controller controller = Current.managed() ? Current.controller : null;
        if (controller == null) {
            return OTHERS.get(type);
        }
        controller.enterAtomic();
        try {
            return OTHERS.get(type);
        } finally {
            controller.leaveAtomic();
        }
    }

    private static boolean isSharedType(Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (c == Vector.class || c == Hashtable.class) {
                return true;
            }
            String name = c.getName();
            if (name.startsWith("java.util.concurrent.") || name.startsWith("java.util.Collections$Synchronized")) {
                return true;
            }
        }
        return false;
    }
}
