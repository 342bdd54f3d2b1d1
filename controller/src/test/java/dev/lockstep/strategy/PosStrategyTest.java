package dev.lockstep.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.hooks.PointKind;
import dev.lockstep.hooks.Site;
import dev.lockstep.task.RunnableTasks;
import dev.lockstep.task.Task;
import dev.lockstep.task.Tasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PosStrategyTest {
    private static final int READ = Site.pack(1, PointKind.VOLATILE, false);
    private static final int WRITE = Site.pack(1, PointKind.VOLATILE, true);
    private final Strategy strategy = new PosStrategy();
    private final RunnableTasks runnable = new RunnableTasks();
    private final Task[] tasks = Tasks.tasks(3);
    private final long[] before = new long[tasks.length];

    @BeforeEach
    void begin() {
        strategy.begin(11);
        for (Task task : tasks) {
            runnable.add(task);
            strategy.ready(task);
        }
    }

    private Task next(Object[] resources, int chosenSite, int otherSite) {
        Task highest = tasks[0];
        for (Task task : tasks) {
            task.site = otherSite;
            before[task.id] = task.priority;
            highest = task.priority > highest.priority ? task : highest;
        }
        for (Task task : tasks) {
            task.resource = resources[task == highest ? 0 : (task.id - highest.id + tasks.length) % tasks.length];
        }
        highest.site = chosenSite;
        assertSame(highest, strategy.next(runnable, null));
        return highest;
    }

    private long priorityBefore(Task task) {
        return before[task.id];
    }

    private Task after(Task task, int distance) {
        return tasks[(task.id + distance) % tasks.length];
    }

    @Test
    void operationsThatRaceDrawAnew() {
        Task chosen = next(new Object[] {"x", "x", "y"}, WRITE, READ);
        Task racing = after(chosen, 1);
        Task apart = after(chosen, 2);
        assertNotEquals(priorityBefore(chosen), chosen.priority);
        assertNotEquals(priorityBefore(racing), racing.priority);
        assertEquals(priorityBefore(apart), apart.priority);
    }

    @Test
    void aReadRacesWithAWriteOnly() {
        Task reader = next(new Object[] {"x", "x", "x"}, READ, READ);
        assertEquals(priorityBefore(after(reader, 1)), after(reader, 1).priority);
        Task second = next(new Object[] {"x", "x", "x"}, READ, WRITE);
        assertNotEquals(priorityBefore(after(second, 1)), after(second, 1).priority);
    }

    @Test
    void operationsOnNothingRaceWithNone() {
        Task chosen = next(new Object[] {null, null, null}, WRITE, WRITE);
        assertEquals(priorityBefore(after(chosen, 1)), after(chosen, 1).priority);
        assertEquals(priorityBefore(after(chosen, 2)), after(chosen, 2).priority);
    }

    @Test
    void aYieldLetsAllOthersGoFirst() {
        Task chosen = strategy.next(runnable, null);
        strategy.yielded(chosen);
        for (Task task : tasks) {
            assertTrue(task == chosen || task.priority > chosen.priority);
        }
    }
}
