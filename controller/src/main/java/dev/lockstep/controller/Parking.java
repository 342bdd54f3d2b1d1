package dev.lockstep.controller;

import dev.lockstep.engine.TaskKilled;
import dev.lockstep.hooks.Durations;
import dev.lockstep.task.Task;
import dev.lockstep.task.TaskState;
import dev.lockstep.task.ThreadFields;

/** {@code park}, {@code unpark}, {@code sleep} and what an interrupt does to them. */
final class Parking {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private final Scheduler scheduler;
    private final VirtualClock clock;

    Parking(Scheduler scheduler, VirtualClock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
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
        if (!absolute && time == 0) {
            scheduler.block(TaskState.PARKED, Task.NEVER);
        } else {
            long nanos = absolute ? time * NANOS_PER_MILLI - clock.epochNanos() : time;
            if (nanos <= 0) {
                return;
            }
            scheduler.block(TaskState.TIMED_PARKED, Durations.plus(scheduler.nowNanos(), nanos));
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
            scheduler.yieldNow();
        } else {
            scheduler.block(TaskState.SLEEPING, Durations.plus(scheduler.nowNanos(), nanos));
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
