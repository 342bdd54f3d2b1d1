package dev.lockstep.cluster.stack;

import jdk.internal.misc.Unsafe;

/** Where the bytes of an array begin. The JDK's own constant changed its type between versions. */
public final class ByteArrays {
    /** Offset of the first byte from the start of the array object. */
    public static final long BASE = base();

    private ByteArrays() {}

    private static long base() {
        try {
            return ((Number) Unsafe.class.getField("ARRAY_BYTE_BASE_OFFSET").get(null)).longValue();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
