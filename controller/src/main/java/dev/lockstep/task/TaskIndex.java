package dev.lockstep.task;

/**
 * Live and ended tasks by thread: open addressing on the thread id, which grows by one per thread, so
 * that probes hardly ever collide. Written by the holder of the baton; any thread may look up, and may
 * then miss a task that is just being added.
 */
public final class TaskIndex {
    private static final int FIRST_CAPACITY = 64;
    private volatile Task[] slots = new Task[FIRST_CAPACITY];
    private int size;

    /** Adds a task. */
    public void add(Task task) {
        Task[] table = slots;
        if (++size * 2 > table.length) {
            table = grow(table);
            slots = table;
        }
        insert(table, task);
    }

    /** The task of {@code thread}; null if it has none in this run. */
    public Task find(Thread thread) {
        Task[] table = slots;
        int mask = table.length - 1;
        int i = (int) ThreadFields.id(thread) & mask;
        for (Task task = table[i]; task != null; task = table[i]) {
            if (task.thread == thread) {
                return task;
            }
            i = i + 1 & mask;
        }
        return null;
    }

    /** A snapshot of all tasks that have not ended, in order of start. */
    public Task[] live(int created) {
        Task[] byId = new Task[created];
        int count = 0;
        for (Task task : slots) {
            if (task != null && !task.isTerminated() && task.id < created) {
                byId[task.id] = task;
                count++;
            }
        }
        Task[] result = new Task[count];
        int next = 0;
        for (Task task : byId) {
            if (task != null) {
                result[next++] = task;
            }
        }
        return result;
    }

    /** Forgets an ended task so that long runs do not grow. */
    public void remove(Task task) {
        Task[] table = slots;
        int mask = table.length - 1;
        int i = (int) task.threadId & mask;
        while (table[i] != task) {
            if (table[i] == null) {
                return;
            }
            i = i + 1 & mask;
        }
        size--;
        closeGap(table, mask, i);
    }

    private static void closeGap(Task[] table, int mask, int start) {
        int gap = start;
        for (int i = gap + 1 & mask; table[i] != null; i = i + 1 & mask) {
            int home = (int) table[i].threadId & mask;
            if ((i - home & mask) >= (i - gap & mask)) {
                table[gap] = table[i];
                gap = i;
            }
        }
        table[gap] = null;
    }

    private static Task[] grow(Task[] table) {
        Task[] larger = new Task[table.length * 2];
        for (Task task : table) {
            if (task != null) {
                insert(larger, task);
            }
        }
        return larger;
    }

    private static void insert(Task[] table, Task task) {
        int mask = table.length - 1;
        int i = (int) task.threadId & mask;
        while (table[i] != null) {
            i = i + 1 & mask;
        }
        table[i] = task;
    }
}
