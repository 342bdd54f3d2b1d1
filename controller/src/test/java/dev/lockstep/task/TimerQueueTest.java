package dev.lockstep.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TimerQueueTest {
    private final TimerQueue queue = new TimerQueue();

    @Test
    void anEmptyQueueHasNoDeadline() {
        assertTrue(queue.isEmpty());
        assertNull(queue.first());
        assertEquals(Task.NEVER, queue.firstDeadlineNanos());
        queue.remove(Tasks.task(0)); // not queued: no effect
        assertTrue(queue.isEmpty());
    }

    @Test
    void equalDeadlinesLeaveInOrderOfInsertion() {
        Task[] tasks = Tasks.tasks(50);
        for (int i = tasks.length - 1; i >= 0; i--) {
            queue.add(tasks[i], 7);
        }
        for (int i = tasks.length - 1; i >= 0; i--) {
            assertSame(tasks[i], queue.first());
            queue.remove(tasks[i]);
        }
        assertTrue(queue.isEmpty());
    }

    @Test
    void aRemovedTaskHasNoDeadline() {
        Task task = Tasks.task(0);
        queue.add(task, 5);
        assertEquals(5, task.deadlineNanos);
        queue.remove(task);
        assertEquals(Task.NEVER, task.deadlineNanos);
        queue.remove(task);
        assertTrue(queue.isEmpty());
    }

    @Test
    void behavesAsASortedSet() {
        Task[] tasks = Tasks.tasks(200);
        TreeSet<Task> model = new TreeSet<>(Comparator.<Task>comparingLong(task -> task.deadlineNanos)
                .thenComparingLong(task -> task.deadlineOrder));
        Random random = new Random(2);
        for (int step = 0; step < 30_000; step++) {
            Task task = tasks[random.nextInt(tasks.length)];
            if (task.timerSlot < 0) {
                queue.add(task, random.nextInt(40)); // few values: many ties
                model.add(task);
            } else {
                Task removed = random.nextInt(3) == 0 ? (Task) queue.first() : task;
                model.remove(removed);
                queue.remove(removed);
            }
            assertEquals(model.isEmpty(), queue.isEmpty());
            assertSame(model.isEmpty() ? null : model.first(), queue.first());
            assertEquals(model.isEmpty() ? Task.NEVER : model.first().deadlineNanos, queue.firstDeadlineNanos());
        }
    }
}
