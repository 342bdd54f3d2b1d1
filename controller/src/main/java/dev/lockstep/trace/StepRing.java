package dev.lockstep.trace;

/** The last steps of a run, for its report: task and site of each. */
public final class StepRing {
    /** Steps remembered. */
    public static final int CAPACITY = 1024;

    private static final int MASK = CAPACITY - 1;
    private final int[] tasks = new int[CAPACITY];
    private final int[] sites = new int[CAPACITY];
    private final long[] steps = new long[CAPACITY];

    /** Remembers that {@code task} reached {@code site} at {@code step}. */
    public void add(long step, int task, int site) {
        int slot = (int) step & MASK;
        tasks[slot] = task;
        sites[slot] = site;
        steps[slot] = step;
    }

    /** The step that the slot of {@code step} remembers: itself, unless it was no scheduling point. */
    public long stepAt(long step) {
        return steps[(int) step & MASK];
    }

    /** Task of a remembered step. */
    public int task(long step) {
        return tasks[(int) step & MASK];
    }

    /** Site of a remembered step. */
    public int site(long step) {
        return sites[(int) step & MASK];
    }
}
