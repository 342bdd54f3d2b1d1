package dev.lockstep.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunnableTasksTest {
    private final RunnableTasks runnable = new RunnableTasks();

    @Test
    void removesTheOnlyTask() {
        Task task = Tasks.task(0);
        runnable.add(task);
        assertTrue(task.isRunnable());
        assertSame(task, runnable.get(0));
        runnable.remove(task);
        assertEquals(0, runnable.size());
        assertFalse(task.isRunnable());
    }

    @Test
    void clearForgetsEveryTask() {
        Task[] tasks = Tasks.tasks(100);
        for (Task task : tasks) {
            runnable.add(task);
        }
        runnable.clear();
        assertEquals(0, runnable.size());
        for (Task task : tasks) {
            assertFalse(task.isRunnable());
        }
        runnable.add(tasks[99]);
        assertSame(tasks[99], runnable.get(0));
    }

    @Test
    void behavesAsASet() {
        Task[] tasks = Tasks.tasks(300);
        Set<Task> model = new HashSet<>();
        Random random = new Random(1);
        for (int step = 0; step < 20_000; step++) {
            Task task = tasks[random.nextInt(tasks.length)];
            if (model.add(task)) {
                runnable.add(task);
            } else {
                model.remove(task);
                runnable.remove(task);
            }
            assertEquals(model.contains(task), task.isRunnable());
            assertEquals(model.size(), runnable.size());
            if (step % 500 == 0) {
                assertEquals(model, contents());
            }
        }
    }

    private Set<Task> contents() {
        Set<Task> found = new HashSet<>();
        for (int i = 0; i < runnable.size(); i++) {
            found.add(runnable.get(i));
        }
        return found;
    }
}
