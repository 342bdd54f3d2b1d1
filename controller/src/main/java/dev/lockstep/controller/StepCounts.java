package dev.lockstep.controller;

import java.util.Arrays;

/** How often things of each kind were counted within a step: a hash table whose entries are stale in the next step. */
final class StepCounts {
    private static final int FIRST_CAPACITY = 64; // of a power of 2
    private int[] kinds = new int[FIRST_CAPACITY];
    private int[] counts = new int[FIRST_CAPACITY];
    private long[] steps = new long[FIRST_CAPACITY];
    private long step;
    private int used;

    /** A new run, whose steps begin again. */
    void reset() {
        Arrays.fill(steps, -1);
        step = -1;
        used = 0;
    }

    /** What was counted of {@code kind}, any number, in the step {@code now}. */
    int of(int kind, long now) {
        int entry = entry(kind, now);
        return steps[entry] == now ? counts[entry] : 0;
    }

    /** Counts one more. */
    void add(int kind, long now) {
        int entry = entry(kind, now);
        if (steps[entry] == now) {
            counts[entry]++;
            return;
        }
        used = step == now ? used + 1 : 1;
        step = now;
        if (2 * used > steps.length) {
            grow();
            entry = entry(kind, now);
        }
        kinds[entry] = kind;
        counts[entry] = 1;
        steps[entry] = now;
    }

    private int entry(int kind, long now) {
        int mask = steps.length - 1;
        int entry = (kind ^ kind >>> Short.SIZE) & mask;
        while (steps[entry] == now && kinds[entry] != kind) {
            entry = entry + 1 & mask;
        }
        return entry;
    }

    private void grow() {
        int[] oldKinds = kinds;
        int[] oldCounts = counts;
        long[] oldSteps = steps;
        int capacity = 2 * oldSteps.length;
        kinds = new int[capacity];
        counts = new int[capacity];
        steps = new long[capacity];
        Arrays.fill(steps, -1);
        for (int i = 0; i < oldSteps.length; i++) {
            if (oldSteps[i] == step) {
                int entry = entry(oldKinds[i], step);
                kinds[entry] = oldKinds[i];
                counts[entry] = oldCounts[i];
                steps[entry] = step;
            }
        }
    }
}
