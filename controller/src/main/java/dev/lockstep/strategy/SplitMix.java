package dev.lockstep.strategy;

/** SplitMix64 (Steele, Lea and Flood, 2014): a 64-bit generator with a splittable state. */
public final class SplitMix {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final int DOUBLE_SHIFT = 11;
    private static final double DOUBLE_UNIT = 0x1.0p-53;
    private long state;

    /** Starts a stream; {@code salt} separates the streams of one seed. */
    public void begin(long seed, long salt) {
        state = mix(seed * GAMMA + mix(salt));
    }

    /** Next 64 bits. */
    public long next() {
        state += GAMMA;
        return mix(state);
    }

    /** Uniform below {@code bound} (above 0), by multiplication (Lemire, 2019), bias below 2^-32. */
    public int below(int bound) {
        return (int) ((next() >>> 32) * bound >>> 32);
    }

    /** Uniform in [0, 1). */
    public double unit() {
        return (next() >>> DOUBLE_SHIFT) * DOUBLE_UNIT;
    }

    /** The finaliser: a bijection of 64 bits. */
    public static long mix(long value) {
        long z = value;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
