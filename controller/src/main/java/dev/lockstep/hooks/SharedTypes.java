package dev.lockstep.hooks;

import java.util.Hashtable;
import java.util.Vector;

/** Recognises receivers of plain collection interfaces that synchronise inside. */
final class SharedTypes {
    private static final ClassValue<Boolean> SHARED = new ClassValue<Boolean>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isSharedType(type);
        }
    };

    private SharedTypes() {}

    static boolean isShared(Object receiver) {
        return receiver != null && SHARED.get(receiver.getClass());
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
