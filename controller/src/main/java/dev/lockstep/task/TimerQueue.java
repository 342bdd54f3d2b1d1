package dev.lockstep.task;

import java.util.Arrays;

/** Deadlines of waiting tasks: a binary heap by virtual deadline, ties in order of insertion. */
public final class TimerQueue {
    private static final int FIRST_CAPACITY = 16;
    private Task[] heap = new Task[FIRST_CAPACITY];
    private int size;
    private long nextOrder;

    /** Adds a task with its deadline in virtual nanoseconds. */
    public void add(Task task, long deadlineNanos) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        task.deadlineNanos = deadlineNanos;
        task.deadlineOrder = nextOrder++;
        place(task, size);
        siftUp(size++);
    }

    /** Removes a task if it is queued. */
    public void remove(Task task) {
        int slot = task.timerSlot;
        if (slot < 0) {
            return;
        }
        task.timerSlot = -1;
        task.deadlineNanos = Task.NEVER;
        Task last = heap[--size];
        heap[size] = null;
        if (last != task) {
            place(last, slot);
            siftUp(slot);
            siftDown(last.timerSlot);
        }
    }

    /** Task with the earliest deadline; null if empty. */
    public Task first() {
        return heap[0];
    }

    /** Earliest deadline, or {@link Task#NEVER}. */
    public long firstDeadlineNanos() {
        return size == 0 ? Task.NEVER : heap[0].deadlineNanos;
    }

    /** True when no deadline is pending. */
    public boolean isEmpty() {
        return size == 0;
    }

    private void place(Task task, int slot) {
        heap[slot] = task;
        task.timerSlot = slot;
    }

    private static boolean before(Task a, Task b) {
        return a.deadlineNanos < b.deadlineNanos
                || a.deadlineNanos == b.deadlineNanos && a.deadlineOrder < b.deadlineOrder;
    }

    private void siftUp(int start) {
        int slot = start;
        Task task = heap[slot];
        while (slot > 0) {
            int parent = slot - 1 >>> 1;
            if (!before(task, heap[parent])) {
                break;
            }
            place(heap[parent], slot);
            slot = parent;
        }
        place(task, slot);
    }

    private void siftDown(int start) {
        int slot = start;
        Task task = heap[slot];
        for (int child = 2 * slot + 1; child < size; child = 2 * slot + 1) {
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], task)) {
                break;
            }
            place(heap[child], slot);
            slot = child;
        }
        place(task, slot);
    }
}
