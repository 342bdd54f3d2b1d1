package dev.lockstep.trace;

/** The last acts on the cluster of a run, for its report: step, virtual time and a line of text for each. */
public final class NoteRing {
    /** Acts remembered. */
    public static final int CAPACITY = 256;

    private final long[] steps = new long[CAPACITY];
    private final long[] nanos = new long[CAPACITY];
    private final String[] lines = new String[CAPACITY];
    private long count;

    /** Forgets all. */
    public void clear() {
        count = 0;
    }

    /** Remembers an act. */
    public void add(long step, long nowNanos, String line) {
        int slot = (int) (count++ % CAPACITY);
        steps[slot] = step;
        nanos[slot] = nowNanos;
        lines[slot] = line;
    }

    /** Number of acts so far; the last {@link #CAPACITY} are remembered. */
    public long count() {
        return count;
    }

    /** Step of act {@code index}. */
    public long step(long index) {
        return steps[(int) (index % CAPACITY)];
    }

    /** Virtual nanoseconds of act {@code index}. */
    public long nanos(long index) {
        return nanos[(int) (index % CAPACITY)];
    }

    /** What act {@code index} was. */
    public String line(long index) {
        return lines[(int) (index % CAPACITY)];
    }
}
