package dev.lockstep.cluster.stack;

import java.util.Arrays;
import jdk.internal.misc.Unsafe;

/** A growing ring of bytes, copied in and out of arrays or native memory. Positions count from the first byte ever. */
final class ByteRing {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final int FIRST_CAPACITY = 1024;
    private static final long BASE = ByteArrays.BASE;
    private static final byte[] NONE = new byte[0];
    private byte[] bytes = NONE;
    private long head;
    private long tail;

    /** Bytes between {@link #head} and {@link #tail}. */
    long size() {
        return tail - head;
    }

    /** Position of the first byte that is not yet taken. */
    long head() {
        return head;
    }

    /** Position after the last byte. */
    long tail() {
        return tail;
    }

    /** Appends; {@code base} is an array, or null if {@code offset} is an address. */
    void put(Object base, long offset, int length) {
        reserve(length);
        int start = (int) tail & bytes.length - 1;
        int first = Math.min(length, bytes.length - start);
        UNSAFE.copyMemory(base, offset, bytes, BASE + start, first);
        if (first < length) {
            UNSAFE.copyMemory(base, offset + first, bytes, BASE, length - first);
        }
        tail += length;
    }

    /** Takes from the head. */
    void take(Object base, long offset, int length) {
        int start = (int) head & bytes.length - 1;
        int first = Math.min(length, bytes.length - start);
        UNSAFE.copyMemory(bytes, BASE + start, base, offset, first);
        if (first < length) {
            UNSAFE.copyMemory(bytes, BASE, base, offset + first, length - first);
        }
        head += length;
    }

    /** Drops everything and its memory. */
    void clear() {
        head = tail;
        bytes = NONE;
    }

    private void reserve(int length) {
        long needed = size() + length;
        if (needed <= bytes.length) {
            return;
        }
        int capacity = Math.max(FIRST_CAPACITY, Integer.highestOneBit((int) needed - 1) << 1);
        byte[] larger = new byte[capacity];
        int count = (int) size();
        if (count > 0) {
            int start = (int) head & bytes.length - 1;
            int first = Math.min(count, bytes.length - start);
            byte[] linear = Arrays.copyOfRange(bytes, start, start + first);
            int at = (int) head & capacity - 1;
            copyRing(linear, 0, first, larger, at);
            if (first < count) {
                copyRing(bytes, 0, count - first, larger, at + first & capacity - 1);
            }
        }
        bytes = larger;
    }

    private static void copyRing(byte[] from, int start, int length, byte[] to, int at) {
        int first = Math.min(length, to.length - at);
        System.arraycopy(from, start, to, at, first);
        System.arraycopy(from, start + first, to, 0, length - first);
    }
}
