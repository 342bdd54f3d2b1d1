package dev.lockstep.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.task.RunnableTasks;
import dev.lockstep.task.Task;
import dev.lockstep.task.Tasks;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PctStrategyTest {
    private final RunnableTasks runnable = new RunnableTasks();

    private Task[] begin(Strategy strategy, long seed, int count) {
        Task[] tasks = Tasks.tasks(count);
        strategy.begin(seed);
        for (Task task : tasks) {
            runnable.add(task);
            strategy.ready(task);
        }
        return tasks;
    }

    @Test
    void atDepthOneTheHighestRunsOnAndOn() {
        Strategy strategy = new PctStrategy(1);
        begin(strategy, 3, 5);
        Task first = strategy.next(runnable, null);
        for (int i = 0; i < 20_000; i++) {
            assertSame(first, strategy.next(runnable, first));
        }
    }

    @Test
    void aYieldLetsAllOthersGoFirst() {
        Strategy strategy = new PctStrategy(1);
        Task[] tasks = begin(strategy, 4, 5);
        Set<Task> chosen = new HashSet<>();
        for (int i = 0; i < tasks.length; i++) {
            Task task = strategy.next(runnable, null);
            assertTrue(chosen.add(task), "chosen again before all others");
            strategy.yielded(task);
        }
        assertEquals(tasks.length, chosen.size());
    }

    @Test
    void aBlockedTaskKeepsItsPriority() {
        Strategy strategy = new PctStrategy(1);
        begin(strategy, 5, 5);
        Task first = strategy.next(runnable, null);
        runnable.remove(first);
        strategy.blocked(first);
        assertNotSame(first, strategy.next(runnable, null));
        runnable.add(first);
        strategy.ready(first);
        assertSame(first, strategy.next(runnable, null));
    }

    @Test
    void depthBoundsTheNumberOfChanges() {
        boolean changed = false;
        for (int seed = 0; seed < 30; seed++) {
            Strategy strategy = new PctStrategy(4);
            runnable.clear();
            begin(strategy, seed, 8);
            Task current = strategy.next(runnable, null);
            int changes = 0;
            for (int i = 0; i < 20_000; i++) {
                Task next = strategy.next(runnable, current);
                changes += next == current ? 0 : 1;
                current = next;
            }
            assertTrue(changes <= 3, "seed " + seed + ": " + changes + " changes");
            changed |= changes > 0;
        }
        assertTrue(changed);
    }
}
