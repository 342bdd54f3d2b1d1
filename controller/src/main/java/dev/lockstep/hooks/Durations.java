package dev.lockstep.hooks;

/** Saturating conversions between units of time. */
public final class Durations {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private Durations() {}

    /** Milliseconds as nanoseconds, at most {@code Long.MAX_VALUE}. */
    public static long millisToNanos(long millis) {
        return millis > Long.MAX_VALUE / NANOS_PER_MILLI - 1 ? Long.MAX_VALUE / 2 : millis * NANOS_PER_MILLI;
    }

    /** {@code base + delta} for non-negative values, at most {@code Long.MAX_VALUE}. */
    public static long plus(long base, long delta) {
        long sum = base + delta;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
