package dev.lockstep.cluster;

import dev.lockstep.task.Task;

/** Told when a task is gone; must not block. */
interface TaskEnd {
    /** {@code thrown} is what nobody caught in it; null if nothing, or if it was killed. */
    void ended(Task task, Throwable thrown);
}
