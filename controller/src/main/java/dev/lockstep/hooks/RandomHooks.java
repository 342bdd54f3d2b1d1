package dev.lockstep.hooks;

/** Random sources: every seed and every secure byte comes from the run's data stream. */
public final class RandomHooks {
    private static final double DOUBLE_UNIT = 0x1.0p-53;
    private static final int DOUBLE_SHIFT = 11;
    private static final int BYTES = 8;

    private RandomHooks() {}

    /** 64 bits for a seed. */
    public static long seed() {
        return Current.controller.randomBits();
    }

    /** 32 bits for a seed. */
    public static int seed32() {
        return (int) Current.controller.randomBits();
    }

    /** A thread's probe: any non-zero value. */
    public static int probe() {
        return (int) Current.controller.randomBits() | 1;
    }

    /** Read of {@code ImmutableCollections.SALT32L}. */
    public static long salt(long original) {
        return Current.managed() ? Current.controller.collectionSalt() : original;
    }

    /** Read of {@code ImmutableCollections.REVERSE}. */
    public static boolean reverse(boolean original) {
        return Current.managed() ? (Current.controller.collectionSalt() & 1) == 0 : original;
    }

    /** {@code Math.random()}. */
    public static double nextDouble() {
        return (Current.controller.randomBits() >>> DOUBLE_SHIFT) * DOUBLE_UNIT;
    }

    /** {@code SecureRandom.nextBytes}. */
    public static void fill(Object source, byte[] bytes) {
        Controller controller = Current.controller;
        for (int i = 0; i < bytes.length; ) {
            long bits = controller.randomBits();
            for (int k = 0; k < BYTES && i < bytes.length; k++) {
                bytes[i++] = (byte) bits;
                bits >>>= BYTES;
            }
        }
    }

    /** {@code SecureRandom.generateSeed} and {@code getSeed}. */
    public static byte[] bytes(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("numBytes cannot be negative");
        }
        byte[] bytes = new byte[count];
        fill(null, bytes);
        return bytes;
    }

    /** {@code secureRandom.generateSeed}. */
    public static byte[] bytesOf(Object source, int count) {
        return bytes(count);
    }

    /** {@code ThreadLocalRandom.localInit}: seeds the calling thread's generator and probe. */
    public static void localInit() {
        Current.controller.seedThreadLocalRandom();
    }

    /** {@code ForkJoinPool.getAndAddPoolIds}. */
    public static int nextPoolId(int increment) {
        return Current.controller.nextNumber(1);
    }
}
