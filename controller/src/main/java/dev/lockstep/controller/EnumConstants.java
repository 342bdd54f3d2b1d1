package dev.lockstep.controller;

import jdk.internal.misc.Unsafe;

/** The constants of an enum that the JDK keeps in its class object, for {@code EnumSet}, {@code valueOf} and others. */
public final class EnumConstants {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long ARRAY = UNSAFE.objectFieldOffset(Class.class, "enumConstants");
    private static final long BY_NAME = UNSAFE.objectFieldOffset(Class.class, "enumConstantDirectory");

    private EnumConstants() {}

    /** Has the JDK ask {@code type} again, whose constants are new. No task may run meanwhile but the calling one. */
    public static void forget(Class<?> type) {
        UNSAFE.putReferenceVolatile(type, ARRAY, null);
        UNSAFE.putReferenceVolatile(type, BY_NAME, null);
    }
}
