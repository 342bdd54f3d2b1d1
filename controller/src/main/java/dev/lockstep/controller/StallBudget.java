package dev.lockstep.controller;

/**
 * How long runnable tasks may have been kept waiting while deadlines overtook them: never longer at once than the
 * option allows, and in the long run at most a ninth of the time, or many short stalls would add up to a long one.
 * All times are virtual nanoseconds.
 */
final class StallBudget {
    private static final int SHARE = 8;
    private long maxNanos;
    private long stalledNanos;

    void begin(long maxStallNanos) {
        maxNanos = maxStallNanos;
        stalledNanos = 0;
    }

    /** True if a stall of {@code nanos} is allowed at {@code nowNanos}; it then counts as taken. */
    boolean take(long nowNanos, long nanos) {
        if (nanos <= 0) {
            return maxNanos > 0;
        }
        if (nanos > maxNanos || stalledNanos + nanos > maxNanos + (nowNanos - stalledNanos) / SHARE) {
            return false;
        }
        stalledNanos += nanos;
        return true;
    }
}
