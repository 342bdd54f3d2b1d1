package dev.lockstep.controller;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.Map;
import jdk.internal.misc.Unsafe;

/**
 * The JDK's cache of method handles for constants. It keeps those of public methods whose class comes from the system
 * class loader for good; in a run, that loader is the run's own, which with all its classes would never go.
 */
final class LinkageCache {
    private static final String FIELD = "LOOKASIDE_TABLE";
    private final Map<?, ?> table = find();

    private static Map<?, ?> find() {
        try {
            Field field = MethodHandles.Lookup.class.getDeclaredField(FIELD);
            Unsafe unsafe = Unsafe.getUnsafe();
            Object value = unsafe.getReference(unsafe.staticFieldBase(field), unsafe.staticFieldOffset(field));
            return value instanceof Map ? (Map<?, ?>) value : null;
        } catch (NoSuchFieldException e) {
            return null; // then this JDK has no such cache
        }
    }

    /** The run is over: what the next one needs will be linked anew. */
    void runOver() {
        if (table != null && !table.isEmpty()) {
            table.clear();
        }
    }
}
