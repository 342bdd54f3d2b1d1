package dev.lockstep.trace;

import java.util.Arrays;

/**
 * The decisions of one run that were not "the same task goes on": pairs of the step and what was decided
 * there. A run of a million steps with a thousand switches keeps a thousand pairs.
 */
public final class DecisionLog {
    /** Code of a time jump; task switches are {@code task id << 1}, draws {@code index << 1 | 1}. */
    public static final int JUMP = -1;

    private static final int FIRST_CAPACITY = 256;
    private static final int MAX_ENTRIES = 1 << 26;
    private long[] steps = new long[FIRST_CAPACITY];
    private int[] codes = new int[FIRST_CAPACITY];
    private int size;
    private boolean truncated;

    /** Code of a switch to task {@code id}. */
    public static int switchTo(int id) {
        return id << 1;
    }

    /** Code of a draw that gave {@code index}. */
    public static int drawn(int index) {
        return index << 1 | 1;
    }

    /** Empties the log. */
    public void clear() {
        size = 0;
        truncated = false;
    }

    /** Appends a decision taken at {@code step}. */
    public void add(long step, int code) {
        if (size == steps.length) {
            if (size >= MAX_ENTRIES) {
                truncated = true;
                return;
            }
            steps = Arrays.copyOf(steps, size * 2);
            codes = Arrays.copyOf(codes, size * 2);
        }
        steps[size] = step;
        codes[size++] = code;
    }

    /** Number of entries. */
    public int size() {
        return size;
    }

    /** Step of entry {@code index}. */
    public long step(int index) {
        return steps[index];
    }

    /** Code of entry {@code index}. */
    public int code(int index) {
        return codes[index];
    }

    /** True if the run had more decisions than a log can hold. */
    public boolean isTruncated() {
        return truncated;
    }
}
