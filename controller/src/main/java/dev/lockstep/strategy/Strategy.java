package dev.lockstep.strategy;

import dev.lockstep.task.RunnableTasks;
import dev.lockstep.task.Task;

/**
 * Decides every choice of one run as a pure function of its seed and of what the run did so far. Called
 * only by the holder of the baton.
 */
public interface Strategy {
    /** Starts a new run. */
    void begin(long seed);

    /**
     * The task to run next, one of {@code runnable} (at least two).
     *
     * @param current the task at a scheduling point, itself runnable; null if it blocked or ended
     */
    Task next(RunnableTasks runnable, Task current);

    /** An index below {@code bound}, at least 2: which waiter to notify, which entrant to wake. */
    int draw(int bound);

    /** {@code task} became runnable. */
    default void ready(Task task) {}

    /** {@code task} stopped being runnable. */
    default void blocked(Task task) {}

    /** {@code task} asked to let others run first, or has spun for long. */
    default void yielded(Task task) {}

    /** Whether {@link Task#resource} must be set before each {@link #next}. */
    default boolean needsResources() {
        return false;
    }
}
