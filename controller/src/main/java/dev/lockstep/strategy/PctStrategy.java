package dev.lockstep.strategy;

import dev.lockstep.task.RunnableTasks;
import dev.lockstep.task.Task;

/**
 * Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi and Nagarakatte, 2010): tasks have
 * random priorities, the highest runnable one runs, and at {@code depth - 1} random points the running
 * task drops below all others.
 *
 * <p>The original draws the points below a known length of the run. A run's length is not known here, and
 * taking it from earlier runs would make a seed's meaning depend on them, so each point is drawn
 * log-uniformly: first its order of magnitude, then its place within. A task that yields or spins drops to
 * the bottom, or a spin loop would starve the run.
 */
public final class PctStrategy implements Strategy {
    private static final long SALT = 2;
    private static final int MAGNITUDES = 14;
    private static final long TOP = 1L << 62;
    private final int depth;
    private final SplitMix random = new SplitMix();
    private final PriorityHeap heap = new PriorityHeap();
    private final long[] changeSteps;
    private long step;
    private long nextChange;
    private long lowest;

    /** Creates the strategy for bugs of {@code depth} ordering constraints (at least 1). */
    public PctStrategy(int depth) {
        this.depth = depth;
        this.changeSteps = new long[depth - 1];
    }

    @Override
    public void begin(long seed) {
        random.begin(seed, SALT);
        heap.clear();
        step = 0;
        lowest = 0;
        for (int i = 0; i < depth - 1; i++) {
            int magnitude = random.below(MAGNITUDES);
            changeSteps[i] = (1L << magnitude) + random.below(1 << magnitude);
        }
        nextChange = firstChangeAfter(0);
    }

    @Override
    public Task next(RunnableTasks runnable, Task current) {
        if (++step >= nextChange) {
            nextChange = firstChangeAfter(step);
            if (current != null) {
                yielded(current);
            }
        }
        return heap.first();
    }

    @Override
    public int draw(int bound) {
        return random.below(bound);
    }

    @Override
    public void ready(Task task) {
        if (task.priority == 0) {
            task.priority = 1 + (random.next() >>> 2) % TOP;
        }
        heap.add(task);
    }

    @Override
    public void blocked(Task task) {
        heap.remove(task);
    }

    @Override
    public void yielded(Task task) {
        task.priority = --lowest;
        heap.changed(task);
    }

    private long firstChangeAfter(long now) {
        long first = Long.MAX_VALUE;
        for (long change : changeSteps) {
            if (change > now && change < first) {
                first = change;
            }
        }
        return first;
    }
}
