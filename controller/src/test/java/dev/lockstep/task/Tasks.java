package dev.lockstep.task;

/** Tasks of threads that never start. */
public final class Tasks {
    private Tasks() {}

    /** A task with number {@code id}. */
    public static Task task(int id) {
        return new Task(id, new Thread(() -> {}, "t" + id), new Node(Node.DEFAULT_ID, Node.DEFAULT_NAME));
    }

    /** Tasks numbered from 0. */
    public static Task[] tasks(int count) {
        Task[] tasks = new Task[count];
        for (int i = 0; i < count; i++) {
            tasks[i] = task(i);
        }
        return tasks;
    }
}
