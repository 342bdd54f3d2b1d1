package dev.lockstep.task;

import java.util.Arrays;

/** The tasks that could run next, dense and unordered, so that picking one at random is one array read. */
public final class RunnableTasks {
    private static final int FIRST_CAPACITY = 64;
    private Task[] tasks = new Task[FIRST_CAPACITY];
    private int size;

    /** Adds a task that is not in the set. */
    public void add(Task task) {
        if (size == tasks.length) {
            tasks = Arrays.copyOf(tasks, size * 2);
        }
        task.runnableSlot = size;
        tasks[size++] = task;
    }

    /** Removes a task that is in the set. */
    public void remove(Task task) {
        int slot = task.runnableSlot;
        Task last = tasks[--size];
        tasks[slot] = last;
        last.runnableSlot = slot;
        tasks[size] = null;
        task.runnableSlot = -1;
    }

    /** Number of runnable tasks. */
    public int size() {
        return size;
    }

    /** The task at {@code index}; the order is arbitrary but equal in every run of a seed. */
    public Task get(int index) {
        return tasks[index];
    }

    /** Empties the set. */
    public void clear() {
        while (size > 0) {
            tasks[--size].runnableSlot = -1;
            tasks[size] = null;
        }
    }
}
