package dev.lockstep.task;

/**
 * What one node takes for the time: true virtual time, with an offset of the wall clock that may jump either way and
 * a rate that may differ from 1. Monotonic time never goes back: jumps do not touch it, and a change of rate
 * only bends it. All values in nanoseconds. Used by the holder of the baton only.
 */
public final class NodeClock {
    /** Largest drift either way: half of true time. */
    public static final int MAX_DRIFT_PPM = 500_000;

    private static final long MILLION = 1_000_000L;
    private static final long FOR_EVER = Long.MAX_VALUE / 4;
    private long bentAt;
    private long elapsed;
    private long wallOffset;
    private int driftPpm;

    /** Monotonic nanoseconds that this clock has counted when true time is {@code nowNanos}. */
    public long monotonic(long nowNanos) {
        long since = nowNanos - bentAt;
        return driftPpm == 0 ? elapsed + since : elapsed + scaled(since);
    }

    /** What to add to the run's epoch to get the wall clock at true time {@code nowNanos}. */
    public long wall(long nowNanos) {
        return monotonic(nowNanos) + wallOffset;
    }

    /** True nanoseconds after which this clock will have counted {@code nanos} more. */
    public long trueDuration(long nanos) {
        if (driftPpm == 0 || nanos <= 0 || nanos >= FOR_EVER) {
            return nanos;
        }
        long rate = MILLION + driftPpm;
        long guess = nanos / rate * MILLION + nanos % rate * MILLION / rate;
        while (scaled(guess) < nanos + 1) { // both divisions round down; one more, as elapsed time rounds down too
            guess++;
        }
        return guess;
    }

    private long scaled(long nanos) {
        return nanos + nanos / MILLION * driftPpm + nanos % MILLION * driftPpm / MILLION;
    }

    /** Moves the wall clock by {@code nanos}, forward or back. */
    public void jump(long nanos) {
        wallOffset += nanos;
    }

    /**
     * From true time {@code nowNanos} on, runs fast (positive) or slow by so many parts per million.
     *
     * @throws IllegalArgumentException if that is more than {@link #MAX_DRIFT_PPM} either way
     */
    public void drift(long nowNanos, int ppm) {
        if (ppm > MAX_DRIFT_PPM || ppm < -MAX_DRIFT_PPM) {
            throw new IllegalArgumentException(
                    "drift ".concat(Integer.toString(ppm)).concat(" ppm; allowed: from -500000 to 500000"));
        }
        elapsed = monotonic(nowNanos);
        bentAt = nowNanos;
        driftPpm = ppm;
    }

    /** Parts per million by which the clock runs fast. */
    public int driftPpm() {
        return driftPpm;
    }

    /** How far the wall clock is ahead of true time at true time {@code nowNanos}. */
    public long skew(long nowNanos) {
        return wall(nowNanos) - nowNanos;
    }
}
