package dev.lockstep.strategy;

import dev.lockstep.hooks.PointKind;
import dev.lockstep.hooks.Site;
import dev.lockstep.task.RunnableTasks;
import dev.lockstep.task.Task;
import dev.lockstep.task.Tasks;
import java.util.Arrays;
import java.util.Random;

/** A made-up run: tasks block, wake, yield and touch resources by a fixed script; a strategy chooses. */
final class Simulation {
    private static final int TASKS = 9;
    private static final String[] RESOURCES = {"r0", "r1", "r2"};
    private final Strategy strategy;
    private final RunnableTasks runnable = new RunnableTasks();
    private final Task[] tasks = Tasks.tasks(TASKS);
    private final Random script = new Random(99);

    Simulation(Strategy strategy) {
        this.strategy = strategy;
    }

    /** Ids of the tasks chosen in {@code steps} steps, with a draw now and then. */
    int[] run(long seed, int steps) {
        strategy.begin(seed);
        for (Task task : tasks) {
            wake(task);
        }
        int[] chosen = new int[steps];
        Task current = null;
        for (int step = 0; step < steps; step++) {
            current = strategy.next(runnable, current);
            if (!current.isRunnable()) {
                throw new AssertionError(current + " is not runnable");
            }
            chosen[step] = step % 10 == 9 ? TASKS + drawn(4) : current.id;
            current = act(current);
        }
        return chosen;
    }

    private Task act(Task current) {
        current.resource = RESOURCES[script.nextInt(RESOURCES.length)];
        current.site = Site.pack(1, PointKind.VOLATILE, script.nextBoolean());
        int action = script.nextInt(6);
        if (action == 0) {
            strategy.yielded(current);
        } else if (action == 1 && runnable.size() > 2) {
            runnable.remove(current);
            strategy.blocked(current);
            return null;
        } else if (action == 2) {
            Arrays.stream(tasks).filter(task -> !task.isRunnable()).findFirst().ifPresent(this::wake);
        }
        return current;
    }

    private void wake(Task task) {
        runnable.add(task);
        strategy.ready(task);
    }

    private int drawn(int bound) {
        int index = strategy.draw(bound);
        if (index < 0 || index >= bound) {
            throw new AssertionError(index + " is not below " + bound);
        }
        return index;
    }
}
