package dev.lockstep.controller;

import java.util.Arrays;

/** How often things of one kind were counted within a step. Kinds may share a counter. */
final class StepCounts {
    private static final int COUNTERS = 256;
    private final int[] counts = new int[COUNTERS];
    private final long[] steps = new long[COUNTERS];

    /** A new run, whose steps begin again. */
    void reset() {
        Arrays.fill(steps, -1);
    }

    /** What was counted of {@code kind}, any number, in the step {@code now}. */
    int of(int kind, long now) {
        int counter = kind & COUNTERS - 1;
        return steps[counter] == now ? counts[counter] : 0;
    }

    /** Counts one more. */
    void add(int kind, long now) {
        counts[kind & COUNTERS - 1] = of(kind, now) + 1;
        steps[kind & COUNTERS - 1] = now;
    }
}
