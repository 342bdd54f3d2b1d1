package dev.lockstep.cluster.jdk;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import jdk.internal.misc.Unsafe;

/** Where the bytes of a buffer are, so that they are copied once and not by way of a native buffer. */
final class Buffers {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long ARRAY = UNSAFE.objectFieldOffset(ByteBuffer.class, "hb");
    private static final long ADDRESS = UNSAFE.objectFieldOffset(Buffer.class, "address");

    private Buffers() {}

    /** True if {@link #base} and {@link #offset} hold: the buffer is direct or over a byte array. */
    static boolean isPlain(ByteBuffer buffer) {
        return buffer.isDirect() || UNSAFE.getReference(buffer, ARRAY) != null;
    }

    /** The array; null if {@link #offset} is an address. */
    static Object base(ByteBuffer buffer) {
        return UNSAFE.getReference(buffer, ARRAY);
    }

    /** Offset or address of the byte at the buffer's position. */
    static long offset(ByteBuffer buffer) {
        return UNSAFE.getLong(buffer, ADDRESS) + buffer.position();
    }
}
