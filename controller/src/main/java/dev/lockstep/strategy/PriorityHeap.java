package dev.lockstep.strategy;

import dev.lockstep.task.Task;
import java.util.Arrays;

/** Runnable tasks by priority, highest first: a binary heap whose positions tasks carry themselves. */
final class PriorityHeap {
    private static final int FIRST_CAPACITY = 16;
    private Task[] heap = new Task[FIRST_CAPACITY];
    private int size;

    void clear() {
        while (size > 0) {
            heap[--size].strategySlot = -1;
            heap[size] = null;
        }
    }

    void add(Task task) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        place(task, size);
        siftUp(size++);
    }

    void remove(Task task) {
        int slot = task.strategySlot;
        if (slot < 0) {
            return;
        }
        task.strategySlot = -1;
        Task last = heap[--size];
        heap[size] = null;
        if (last != task) {
            place(last, slot);
            siftUp(slot);
            siftDown(last.strategySlot);
        }
    }

    void changed(Task task) {
        if (task.strategySlot >= 0) {
            siftUp(task.strategySlot);
            siftDown(task.strategySlot);
        }
    }

    Task first() {
        return heap[0];
    }

    private void place(Task task, int slot) {
        heap[slot] = task;
        task.strategySlot = slot;
    }

    private static boolean above(Task a, Task b) {
        return a.priority > b.priority || a.priority == b.priority && a.id < b.id;
    }

    private void siftUp(int start) {
        int slot = start;
        Task task = heap[slot];
        while (slot > 0) {
            int parent = slot - 1 >>> 1;
            if (!above(task, heap[parent])) {
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
            if (child + 1 < size && above(heap[child + 1], heap[child])) {
                child++;
            }
            if (!above(heap[child], task)) {
                break;
            }
            place(heap[child], slot);
            slot = child;
        }
        place(task, slot);
    }
}
