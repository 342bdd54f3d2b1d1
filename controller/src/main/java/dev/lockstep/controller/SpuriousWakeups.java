package dev.lockstep.controller;

import dev.lockstep.task.Task;

/**
 * Lets {@code Object.wait} and {@code LockSupport.park} return for no reason, which their specifications permit
 * and hardly any JVM does. Asked for by an option; a waiter that must return draws when, so that a replay
 * follows.
 */
final class SpuriousWakeups {
    private static final int ONE_IN = 4;
    private static final int MAX_STEPS = 64;
    private final Scheduler scheduler;
    private final boolean wanted;

    SpuriousWakeups(Scheduler scheduler, boolean wanted) {
        this.scheduler = scheduler;
        this.wanted = wanted;
    }

    /** The deadline of a wait that the current task begins: {@code deadlineNanos}, or earlier for no reason. */
    long deadline(long deadlineNanos) {
        if (!wanted || scheduler.current().atomicDepth > 0 || scheduler.draw(ONE_IN) != 0) {
            return deadlineNanos;
        }
        long steps = 1 + scheduler.draw(MAX_STEPS);
        return Math.min(deadlineNanos, scheduler.deadlineAfter(steps * StepCost.NANOS));
    }

    /** {@link Task#NEVER}, or earlier for no reason. */
    long deadline() {
        return deadline(Task.NEVER);
    }
}
