package dev.lockstep.engine;

import dev.lockstep.task.Task;

/** What a task does from its first turn to its last; supplied by the controller. */
public interface TaskBody {
    /** Runs the thread's {@code run}, handles what it throws, and reports the end of the task. */
    void run(Task task);

    /** {@code task} is about to unwind, and is the current one until it is gone. */
    void adopt(Task task);
}
