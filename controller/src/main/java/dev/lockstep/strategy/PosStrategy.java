package dev.lockstep.strategy;

import dev.lockstep.hooks.Site;
import dev.lockstep.task.RunnableTasks;
import dev.lockstep.task.Task;

/**
 * Partial order sampling (Yuan, Yang and Gu, 2018): every pending operation has a random priority, the
 * highest runs, and the operations that race with it (same resource, at least one writes) draw anew.
 */
public final class PosStrategy implements Strategy {
    private static final long SALT = 3;
    private final SplitMix random = new SplitMix();
    private final PriorityHeap heap = new PriorityHeap();
    private long lowest;

    @Override
    public void begin(long seed) {
        random.begin(seed, SALT);
        heap.clear();
        lowest = 0;
    }

    @Override
    public Task next(RunnableTasks runnable, Task current) {
        Task chosen = heap.first();
        if (chosen.resource != null) {
            redrawRacing(runnable, chosen);
        }
        redraw(chosen); // for the operation that it reaches after this one
        return chosen;
    }

    @Override
    public int draw(int bound) {
        return random.below(bound);
    }

    @Override
    public void ready(Task task) {
        task.priority = draw();
        heap.add(task);
    }

    @Override
    public void blocked(Task task) {
        heap.remove(task);
    }

    @Override
    public void yielded(Task task) {
        task.priority = --lowest; // below those that yielded before: of two equal ones the same might run for ever
        heap.changed(task);
    }

    @Override
    public boolean needsResources() {
        return true;
    }

    private long draw() {
        return (random.next() >>> 1) + 1;
    }

    private void redraw(Task task) {
        task.priority = draw();
        heap.changed(task);
    }

    private void redrawRacing(RunnableTasks runnable, Task chosen) {
        boolean write = Site.isWrite(chosen.site);
        for (int i = 0; i < runnable.size(); i++) {
            Task other = runnable.get(i);
            if (other.resource == chosen.resource && other != chosen && (write || Site.isWrite(other.site))) {
                redraw(other);
            }
        }
    }
}
