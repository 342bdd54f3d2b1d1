package dev.lockstep.strategy;

import dev.lockstep.task.RunnableTasks;
import dev.lockstep.task.Task;

/** Picks uniformly among the runnable tasks at every point. Constant cost for any number of tasks. */
public final class RandomStrategy implements Strategy {
    private static final long SALT = 1;
    private final SplitMix random = new SplitMix();

    @Override
    public void begin(long seed) {
        random.begin(seed, SALT);
    }

    @Override
    public Task next(RunnableTasks runnable, Task current) {
        return runnable.get(random.below(runnable.size()));
    }

    @Override
    public int draw(int bound) {
        return random.below(bound);
    }
}
