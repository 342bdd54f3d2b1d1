package dev.lockstep.trace;

/**
 * The last messages of a run, with both ends of each, for its report: what a reader needs to draw the arrows of a
 * message diagram. Ends are kept as objects and named only when a report is written.
 */
public final class MessageRing {
    /** Messages remembered. */
    public static final int CAPACITY = 2048;

    private static final int MASK = CAPACITY - 1;
    private final long[] steps = new long[CAPACITY];
    private final long[] nanos = new long[CAPACITY];
    private final int[] tasks = new int[CAPACITY];
    private final String[] events = new String[CAPACITY];
    private final Object[] froms = new Object[CAPACITY];
    private final Object[] tos = new Object[CAPACITY];
    private final int[] lengths = new int[CAPACITY];
    private long count;

    /**
     * Remembers an event.
     *
     * @param task number of the acting task; -1 if the event is an arrival
     * @param event a constant such as {@code send} or {@code deliver}
     * @param from sender; its {@code toString} names it
     * @param to receiver
     * @param length payload bytes
     */
    public void add(long step, long nowNanos, int task, String event, Object from, Object to, int length) {
        int slot = (int) count++ & MASK;
        steps[slot] = step;
        nanos[slot] = nowNanos;
        tasks[slot] = task;
        events[slot] = event;
        froms[slot] = from;
        tos[slot] = to;
        lengths[slot] = length;
    }

    /** Forgets all. */
    public void clear() {
        if (count == 0) {
            return;
        }
        count = 0;
        java.util.Arrays.fill(froms, null);
        java.util.Arrays.fill(tos, null);
    }

    /** Messages since the last {@link #clear}. */
    public long count() {
        return count;
    }

    /** One line for message {@code index}, counted from 0, which must be among the last {@link #CAPACITY}. */
    public String line(long index) {
        int slot = (int) index & MASK;
        StringBuilder line = new StringBuilder(80);
        line.append(steps[slot]).append(' ');
        long micros = nanos[slot] / 1_000;
        line.append(micros / 1_000_000).append('.');
        String fraction = Long.toString(1_000_000 + micros % 1_000_000);
        line.append(fraction, 1, fraction.length()).append("s ");
        line.append(tasks[slot] < 0 ? "-" : Integer.toString(tasks[slot])).append(' ');
        line.append(froms[slot]).append(" -> ").append(tos[slot]).append(' ').append(events[slot]);
        if (lengths[slot] > 0) {
            line.append(' ').append(lengths[slot]).append(" bytes");
        }
        return line.toString();
    }
}
