package dev.lockstep.controller;

/**
 * What a step costs in virtual time, if nothing has happened for long: a program that spins until a deadline
 * must reach it, and one that computes for long must not meet deadlines that a real machine would be far from.
 * Steps that write or lock are progress, and only many more of them make a step dearer.
 */
final class StepCost {
    /** Virtual nanoseconds that one step costs. */
    static final long NANOS = 1_000L;

    /** Steps that a long stretch of a loop counts for. */
    static final int LOOP_STEPS = 10;

    private static final long LOOP_NANOS = 100_000L;
    private static final int LOOP_PATIENCE = 10_000;
    private static final int LOOP_SHIFT = 10;
    private static final int LOOP_SQUARE_SHIFT = 14;
    private static final int SPINNING_SHIFT = 13;
    private static final int SPINNING_DOUBLED_SHIFT = 17;
    private static final int BUSY_SHIFT = 20;
    private static final int MAX_DOUBLED = 30;
    private long firedAt;
    private long effectAt;
    private long loops;

    void begin() {
        loops = 0;
        firedAt = 0;
        effectAt = 0;
    }

    /** The step writes. */
    void wrote(long step) {
        effectAt = step;
    }

    /** A deadline was reached. */
    void fired(long step) {
        firedAt = step;
        loops = 0;
    }

    /**
     * Virtual nanoseconds of a long stretch of a loop without a step: about what it takes, for the first second; then
     * more and more, for it may be waiting for a late deadline.
     */
    long loopNanos() {
        long waiting = Math.max(++loops - LOOP_PATIENCE, 0);
        long longer = waiting >> LOOP_SQUARE_SHIFT;
        return LOOP_NANOS * (1 + (waiting >> LOOP_SHIFT) + longer * longer);
    }

    /** Virtual nanoseconds that the step costs on top. */
    long extraNanos(long step) {
        long waiting = step - firedAt;
        long spinning = step - Math.max(firedAt, effectAt);
        if (spinning >> SPINNING_SHIFT == 0 && waiting >> BUSY_SHIFT == 0) {
            return 0;
        }
        long spun = spinning >> SPINNING_SHIFT;
        long doubled = Math.max(spinning >> SPINNING_DOUBLED_SHIFT, waiting >> BUSY_SHIFT);
        return NANOS * Math.max(spun * spun, 1L << Math.min(doubled, MAX_DOUBLED));
    }
}
