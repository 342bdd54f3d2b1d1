package dev.lockstep.trace;

import java.util.Arrays;

/**
 * The decisions of one run that were not "the same task goes on": pairs of the step and what was decided
 * there. A run of a million steps with a thousand switches keeps a thousand pairs.
 *
 * <p>An entry takes four bytes: the distance from the step of the one before, and the code. The few that do not fit
 * are kept beside them.
 */
public final class DecisionLog {
    /** Code of a time jump; task switches are {@code task id << 1}, draws {@code index << 1 | 1}. */
    public static final int JUMP = -1;

    private static final int CHUNK_SHIFT = 14;
    private static final int CHUNK = 1 << CHUNK_SHIFT;
    private static final int MASK = CHUNK - 1;
    private static final int CODE_BITS = 20;
    private static final int SHORT_JUMP = (1 << CODE_BITS) - 1;
    private static final int WIDE = (1 << Integer.SIZE - CODE_BITS) - 1;
    private static final int HEAP_SHARE = 4;
    private static final int MIN_ENTRIES = 1 << 20;
    private static final int MAX_ENTRIES = 1 << 28;
    private int[][] chunks = {new int[CHUNK]};
    private long[] before = new long[1]; // the step of the last entry before each chunk
    private int[] last = chunks[0];
    private long lastStep;
    private int size;
    private boolean truncated;
    private int[] wideAt = new int[4];
    private long[] wideSteps = new long[4];
    private int[] wideCodes = new int[4];
    private int wideCount;
    private int readIndex = -1;
    private long readStep;

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
        wideCount = 0;
        lastStep = 0;
        readIndex = -1;
        last = chunks[0];
        truncated = false;
    }

    /** Appends a decision taken at {@code step}, which is that of the one before or a later one. */
    public void add(long step, int code) {
        int at = size & MASK;
        if (at == 0 && size > 0 && !beginChunk()) {
            return;
        }
        long distance = step - lastStep;
        lastStep = step;
        if (distance >= WIDE || distance < 0 || code >= SHORT_JUMP || code < JUMP) {
            addWide(step, code);
            last[at] = WIDE << CODE_BITS;
        } else {
            last[at] = (int) distance << CODE_BITS | code & SHORT_JUMP;
        }
        size++;
    }

    private boolean beginChunk() {
        int chunk = size >> CHUNK_SHIFT;
        if (chunk == chunks.length) {
            long share = Runtime.getRuntime().maxMemory() / Integer.BYTES / HEAP_SHARE;
            if (truncated || size >= Math.min(Math.max(share, MIN_ENTRIES), MAX_ENTRIES)) {
                truncated = true;
                return false;
            }
            chunks = Arrays.copyOf(chunks, chunk + Math.max(1, chunk >> 1));
            before = Arrays.copyOf(before, chunks.length);
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new int[CHUNK];
        }
        last = chunks[chunk];
        before[chunk] = lastStep;
        return true;
    }

    private void addWide(long step, int code) {
        if (wideCount == wideAt.length) {
            wideAt = Arrays.copyOf(wideAt, wideCount * 2);
            wideSteps = Arrays.copyOf(wideSteps, wideCount * 2);
            wideCodes = Arrays.copyOf(wideCodes, wideCount * 2);
        }
        wideAt[wideCount] = size;
        wideSteps[wideCount] = step;
        wideCodes[wideCount++] = code;
    }

    /** Number of entries. */
    public int size() {
        return size;
    }

    /** Step of entry {@code index}. Reading one entry after the other is fast. */
    public long step(int index) {
        int chunk = index >> CHUNK_SHIFT;
        if (readIndex > index || readIndex >> CHUNK_SHIFT != chunk) {
            readIndex = (chunk << CHUNK_SHIFT) - 1;
            readStep = before[chunk];
        }
        int[] entries = chunks[chunk];
        while (readIndex < index) {
            int distance = entries[++readIndex & MASK] >>> CODE_BITS;
            readStep = distance == WIDE ? wideSteps[wide(readIndex)] : readStep + distance;
        }
        return readStep;
    }

    /** Code of entry {@code index}. */
    public int code(int index) {
        int entry = chunks[index >> CHUNK_SHIFT][index & MASK];
        if (entry >>> CODE_BITS == WIDE) {
            return wideCodes[wide(index)];
        }
        int code = entry & SHORT_JUMP;
        return code == SHORT_JUMP ? JUMP : code;
    }

    private int wide(int index) {
        return Arrays.binarySearch(wideAt, 0, wideCount, index);
    }

    /** True if the run had more decisions than a log can hold. */
    public boolean isTruncated() {
        return truncated;
    }
}
