package dev.lockstep.task;

import java.util.Arrays;

/** Deadlines of waiting tasks and of device events: a binary heap by virtual deadline, ties in order of insertion. */
public final class TimerQueue {
    private static final int FIRST_CAPACITY = 16;
    private Timed[] heap = new Timed[FIRST_CAPACITY];
    private int size;
    private long nextOrder;

    /** Adds something with its deadline in virtual nanoseconds. */
    public void add(Timed timed, long deadlineNanos) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        timed.deadlineNanos = deadlineNanos;
        timed.deadlineOrder = nextOrder++;
        place(timed, size);
        siftUp(size++);
    }

    /** Removes something if it is queued. */
    public void remove(Timed timed) {
        int slot = timed.timerSlot;
        if (slot < 0) {
            return;
        }
        timed.timerSlot = -1;
        timed.deadlineNanos = Timed.NEVER;
        Timed last = heap[--size];
        heap[size] = null;
        if (last != timed) {
            place(last, slot);
            siftUp(slot);
            siftDown(last.timerSlot);
        }
    }

    /** All that is queued, in no order that means anything, but in the same one in every run of a seed. */
    public Timed[] queued() {
        return Arrays.copyOf(heap, size);
    }

    /** Removes everything. */
    public void clear() {
        while (size > 0) {
            remove(heap[0]);
        }
    }

    /** What has the earliest deadline; null if empty. */
    public Timed first() {
        return heap[0];
    }

    /** Earliest deadline, or {@link Timed#NEVER}. */
    public long firstDeadlineNanos() {
        return size == 0 ? Timed.NEVER : heap[0].deadlineNanos;
    }

    /** True if something is pending whose deadline may overtake tasks that could run. */
    public boolean firstMayOvertake() {
        return size > 0 && heap[0].mayOvertake();
    }

    /** True when no deadline is pending. */
    public boolean isEmpty() {
        return size == 0;
    }

    private void place(Timed timed, int slot) {
        heap[slot] = timed;
        timed.timerSlot = slot;
    }

    private static boolean before(Timed a, Timed b) {
        return a.deadlineNanos < b.deadlineNanos
                || a.deadlineNanos == b.deadlineNanos && a.deadlineOrder < b.deadlineOrder;
    }

    private void siftUp(int start) {
        int slot = start;
        Timed timed = heap[slot];
        while (slot > 0) {
            int parent = slot - 1 >>> 1;
            if (!before(timed, heap[parent])) {
                break;
            }
            place(heap[parent], slot);
            slot = parent;
        }
        place(timed, slot);
    }

    private void siftDown(int start) {
        int slot = start;
        Timed timed = heap[slot];
        for (int child = 2 * slot + 1; child < size; child = 2 * slot + 1) {
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], timed)) {
                break;
            }
            place(heap[child], slot);
            slot = child;
        }
        place(timed, slot);
    }
}
