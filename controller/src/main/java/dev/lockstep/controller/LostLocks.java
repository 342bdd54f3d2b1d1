package dev.lockstep.controller;

import dev.lockstep.task.LockQueues;
import dev.lockstep.task.Task;
import dev.lockstep.task.TaskIndex;
import dev.lockstep.task.TaskState;
import dev.lockstep.task.ThreadFields;

/**
 * Locks of {@code java.util.concurrent} that killed tasks own or wait for. A real machine takes its locks along when
 * it dies; here nodes share one virtual machine, and a lock or queue that both reach, in the JDK or in the test
 * itself, would stay locked, or would wake the dead in place of the living.
 */
final class LostLocks {
    private final TaskIndex index;
    private final Parking parking;

    LostLocks(TaskIndex index, Parking parking) {
        this.index = index;
        this.parking = parking;
    }

    /** Takes a killed task out of the queue that it waits in; {@code state} is what it did before it was killed. */
    void leaveQueue(Task task, TaskState state) {
        if (state == TaskState.PARKED || state == TaskState.TIMED_PARKED) {
            LockQueues.cancel(ThreadFields.parkBlocker(task.thread), task.thread);
        }
    }

    /** Frees the lock that {@code task} is about to park for, if its owner was killed; true if so. */
    boolean free(Task task) {
        Object blocker = ThreadFields.parkBlocker(task.thread);
        Thread owner = ThreadFields.owner(blocker);
        Task dead = owner == null ? null : index.find(owner);
        if (dead == null || !dead.dropped) {
            return false;
        }
        ThreadFields.free(blocker);
        return true;
    }

    /** Frees the locks of killed tasks, and lets the {@code live} ones that wait for a lock look again. */
    void freeAll(Task[] live) {
        for (Task task : live) {
            boolean parked = task.state == TaskState.PARKED || task.state == TaskState.TIMED_PARKED;
            if (parked && !task.dropped && LockQueues.isLock(ThreadFields.parkBlocker(task.thread))) {
                free(task);
                parking.unpark(task); // it may be behind a dead one, which it then removes
            }
        }
    }
}
