package dev.lockstep.controller;

/**
 * What a step costs in virtual time, if nothing has happened for long: a program that spins until a deadline
 * must reach it. Steps that write or lock are progress, and only many more of them make a step dearer.
 */
final class StepCost {
    /** Virtual nanoseconds that one step costs. */
    static final long NANOS = 1_000L;

    private static final int SPINNING_SHIFT = 13;
    private static final int BUSY_SHIFT = 17;
    private static final int MAX_PATIENCE = 30;
    private long firedAt;
    private long effectAt;

    void begin() {
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
    }

    /** Virtual nanoseconds that the step costs on top. */
    long extraNanos(long step) {
        long quiet = Math.max(step - Math.max(firedAt, effectAt) >> SPINNING_SHIFT, step - firedAt >> BUSY_SHIFT);
        return quiet > 0 ? NANOS << Math.min(quiet, MAX_PATIENCE) : 0;
    }
}
