package dev.lockstep.task;

import java.util.Arrays;

/** Tasks that wait for the state of one simulated device to change, in order of arrival. Usually none or one. */
public final class WaitList {
    private static final Task[] NONE = new Task[0];
    private Task[] tasks = NONE;
    private int size;

    /** Adds a task that is not in the list. */
    public void add(Task task) {
        if (size == tasks.length) {
            tasks = Arrays.copyOf(tasks, size == 0 ? 2 : size * 2);
        }
        tasks[size++] = task;
    }

    /** Removes a task if it is in the list. */
    public void remove(Task task) {
        for (int i = 0; i < size; i++) {
            if (tasks[i] == task) {
                System.arraycopy(tasks, i + 1, tasks, i, --size - i);
                tasks[size] = null;
                return;
            }
        }
    }

    /** Number of tasks. */
    public int size() {
        return size;
    }

    /** The task at {@code index}, the longest waiting first. */
    public Task get(int index) {
        return tasks[index];
    }
}
