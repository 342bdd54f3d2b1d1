package dev.lockstep.engine;

import dev.lockstep.task.ThreadFields;
import jdk.internal.misc.Unsafe;

/**
 * Controls identity hash codes at their source. HotSpot draws them from a Marsaglia xor-shift generator in
 * the native structure of each thread; its four words start from published constants, by which they are
 * found once per JVM, and are then set from the seed and carried along with the baton.
 */
public final class HashState {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final int INITIAL_W = 273326509;
    private static final int INITIAL_Y = 842502087;
    private static final int INITIAL_Z = 0x8767;
    private static final int SEARCH_BYTES = 4096;
    private static final int WORD = 4;
    private static final int SHIFT_OF_W = 19;
    private static final int MARK_LOCK_BITS = 3;
    private static final int MARK_UNLOCKED = 1;
    private static final long MARK_HASH_MASK = 0x7FFFFFFFL << 8;
    private static volatile long offset = -1;

    private HashState() {}

    /** Finds the generator, in a fresh native thread that has not used it yet. */
    public static void locate() {
        if (offset >= 0) {
            return;
        }
        ThreadFields.nativeAddress(Thread.currentThread()); // initialised here, so that the search hashes nothing
        Thread fresh = new Fresh();
        fresh.start();
        try {
            fresh.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives the calling thread a generator that is equal in every JVM. */
    public static void startFresh() {
        locate();
        restore(of(Thread.currentThread()), seedLow(INITIAL_W), seedHigh());
    }

    /**
     * Lets the next code that the calling thread draws be that of {@code object}: with a zero X the generator's step
     * (Marsaglia, 2003) turns W into {@code W ^ W >>> 19}, which is its own inverse up to 38 bits.
     */
    public static void startWithCodeOf(Object object) {
        locate();
        int code = System.identityHashCode(object);
        restore(of(Thread.currentThread()), (code ^ code >>> SHIFT_OF_W) & 0xFFFFFFFFL, seedHigh());
    }

    /** Looks into its own native structure and ends. */
    private static final class Fresh extends Thread {
        Fresh() {
            super("lockstep-hash-locator");
        }

        @Override
        public void run() {
            search();
        }
    }

    private static void search() {
        long base = ThreadFields.nativeAddress(Thread.currentThread());
        for (int i = 0; i < SEARCH_BYTES; i += WORD) {
            if (UNSAFE.getInt(base + i) == INITIAL_W
                    && UNSAFE.getInt(base + i + 2 * WORD) == INITIAL_Y
                    && UNSAFE.getInt(base + i + 3 * WORD) == INITIAL_Z) {
                Object object = new Object();
                if (object.hashCode() != 0 && UNSAFE.getInt(base + i) != INITIAL_W) { // drawn from there, then
                    offset = i;
                }
                return;
            }
        }
    }

    /** True if identity hash codes are controlled in this JVM. */
    public static boolean isControlled() {
        return offset >= 0;
    }

    /** Address of the generator of a native thread; 0 if it was not found, or if the thread has none, as a task's. */
    public static long of(Thread thread) {
        long structure = offset < 0 ? 0 : ThreadFields.nativeAddress(thread);
        return structure == 0 ? 0 : structure + offset;
    }

    /** First half of a state made from 64 bits: words W and X. */
    public static long seedLow(long bits) {
        return bits | 1;
    }

    /** Second half of a state made from 64 bits: words Y and Z, always the published constants. */
    public static long seedHigh() {
        return (long) INITIAL_Z << 32 | INITIAL_Y;
    }

    /** Copies a generator from one thread to another, as the baton moves. */
    public static void copy(long from, long to) {
        if (from != 0 && from != to) {
            UNSAFE.putLong(to, UNSAFE.getLong(from));
            UNSAFE.putLong(to + 2 * WORD, UNSAFE.getLong(from + 2 * WORD));
        }
    }

    /** First half of a generator's state, to be given back to {@link #restore}. */
    public static long low(long address) {
        return address == 0 ? 0 : UNSAFE.getLong(address);
    }

    /** Second half of a generator's state. */
    public static long high(long address) {
        return address == 0 ? 0 : UNSAFE.getLong(address + 2 * WORD);
    }

    /** Puts a saved state back. */
    public static void restore(long address, long low, long high) {
        if (address != 0) {
            UNSAFE.putLong(address, low);
            UNSAFE.putLong(address + 2 * WORD, high);
        }
    }

    /** Gives an object its code, if it has none, from a generator set to {@code bits}, which then is as it was. */
    public static int draw(long address, long bits, Object object) {
        if (address == 0) {
            return System.identityHashCode(object);
        }
        long low = low(address);
        long high = high(address);
        restore(address, seedLow(bits), seedHigh());
        int hash = System.identityHashCode(object);
        restore(address, low, high);
        return hash;
    }

    /** True if the object surely has its identity hash code already (64-bit header, no inflated lock). */
    public static boolean hasHash(Object object) {
        long mark = UNSAFE.getLong(object, 0L);
        return (mark & MARK_LOCK_BITS) == MARK_UNLOCKED && (mark & MARK_HASH_MASK) != 0;
    }
}
