package dev.lockstep.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import jdk.internal.misc.Unsafe;
import org.junit.jupiter.api.Test;

class TaskIndexTest {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long TID = tidOffset();
    private final TaskIndex index = new TaskIndex();

    private static long tidOffset() {
        try {
            Field tid = Thread.class.getDeclaredField("tid");
            return UNSAFE.objectFieldOffset(tid);
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    /** A task whose thread claims the id {@code threadId}. */
    private static Task task(int id, long threadId) {
        Thread thread = new Thread(() -> {}, "t" + id);
        UNSAFE.putLong(thread, TID, threadId);
        return new Task(id, thread, new Node(Node.DEFAULT_ID, Node.DEFAULT_NAME));
    }

    @Test
    void keepsApartThreadsOfTheSameSlot() {
        Task first = task(0, 62);
        Task second = task(1, 62 + 64);
        Task third = task(2, 63);
        Task around = task(3, 62 + 128);
        for (Task task : new Task[] {first, second, third, around}) {
            index.add(task);
        }
        index.remove(first);
        assertNull(index.find(first.thread));
        assertSame(second, index.find(second.thread));
        assertSame(third, index.find(third.thread));
        assertSame(around, index.find(around.thread));
        index.remove(first); // unknown by now: no effect
        assertSame(around, index.find(around.thread));
    }

    @Test
    void liveTasksAreInOrderOfStart() {
        Task[] tasks = Tasks.tasks(10);
        for (int i = tasks.length - 1; i >= 0; i--) {
            index.add(tasks[i]);
        }
        tasks[4].state = TaskState.TERMINATED;
        index.remove(tasks[7]);
        assertArrayEquals(
                new Task[] {tasks[0], tasks[1], tasks[2], tasks[3], tasks[5], tasks[6], tasks[8]}, index.live(9));
    }

    @Test
    void behavesAsAMap() {
        Random random = new Random(3);
        Map<Thread, Task> model = new HashMap<>();
        Task[] tasks = new Task[400];
        for (int i = 0; i < tasks.length; i++) {
            long threadId = random.nextInt(8) + 64L * random.nextInt(1000) + ((long) random.nextInt(3) << 32);
            tasks[i] = task(i, threadId); // crowds few slots, some ids above 2^32
        }
        for (int step = 0; step < 20_000; step++) {
            int crowd = step < 10_000 ? 20 : tasks.length; // first without growth, then with
            Task task = tasks[random.nextInt(crowd)];
            if (model.remove(task.thread) != null) {
                index.remove(task);
            } else {
                model.put(task.thread, task);
                index.add(task);
            }
            Task other = tasks[random.nextInt(crowd)];
            assertSame(model.get(other.thread), index.find(other.thread));
            assertSame(model.get(task.thread), index.find(task.thread));
        }
        for (Task task : tasks) {
            assertSame(model.get(task.thread), index.find(task.thread));
        }
    }
}
