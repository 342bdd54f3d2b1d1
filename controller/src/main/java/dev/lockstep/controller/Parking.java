package dev.lockstep.controller;

import dev.lockstep.engine.TaskKilled;
import dev.lockstep.hooks.Durations;
import dev.lockstep.hooks.PointKind;
import dev.lockstep.task.Task;
import dev.lockstep.task.TaskState;
import dev.lockstep.task.ThreadFields;

/** {@code park}, {@code unpark}, {@code sleep} and what an interrupt does to them. */
final class Parking {
    private final Scheduler scheduler;
    private final VirtualClock clock;
    private final SpuriousWakeups spurious;
    private LostLocks lost;
    private boolean deadOwners;

    Parking(Scheduler scheduler, VirtualClock clock, SpuriousWakeups spurious) {
        this.spurious = spurious;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    void begin(LostLocks locks) {
        lost = locks;
        deadOwners = false;
    }

    /** From now on a lock may belong to a task that was killed. */
    void expectDeadOwners() {
        deadOwners = true;
    }

    void park(boolean absolute, long time) {
        Task task = scheduler.current();
        if (task.killed) {
            throw new TaskKilled();
        }
        if (task.permit) {
            task.permit = false;
            return;
        }
        if (ThreadFields.interrupted(task.thread)) {
            return;
        }
        if (deadOwners && lost.free(task)) {
            return; // may return for no reason; the caller then tries again to get the lock
        }
        if (!absolute && time == 0) {
            scheduler.block(TaskState.PARKED, spurious.deadline());
        } else {
            long nanos = absolute ? Durations.millisToNanos(time) - clock.epochNanos(task.node) : time;
            if (nanos <= 0) {
                return;
            }
            task.parkedUntil = absolute;
            scheduler.block(TaskState.TIMED_PARKED, spurious.deadline(scheduler.deadlineAfter(nanos)));
            task.parkedUntil = false;
        }
        task.permit = false;
    }

    void unpark(Task task) {
        if (task.state == TaskState.PARKED || task.state == TaskState.TIMED_PARKED) {
            task.permit = true;
            scheduler.ready(task);
        } else {
            task.permit = true;
        }
    }

    void sleep(long nanos) throws InterruptedException {
        Task task = scheduler.current();
        if (ThreadFields.clearInterrupt(task.thread)) {
            throw new InterruptedException("sleep interrupted");
        }
        if (nanos == 0) {
            scheduler.giveWay(PointKind.YIELD);
        } else {
            scheduler.block(TaskState.SLEEPING, scheduler.deadlineAfter(nanos));
        }
        if (ThreadFields.clearInterrupt(task.thread)) {
            throw new InterruptedException("sleep interrupted");
        }
    }

    /** The interrupt status of {@code task} was set. */
    void interrupt(Task task) {
        switch (task.state) {
            case PARKED:
            case TIMED_PARKED:
            case WAITING:
            case TIMED_WAITING:
            case SLEEPING:
                scheduler.ready(task);
                break;
            default:
                break;
        }
    }
}
