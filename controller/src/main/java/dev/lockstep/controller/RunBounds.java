package dev.lockstep.controller;

import dev.lockstep.task.Task;

/** Limits of one run and what happens at each. */
abstract class RunBounds {
    final long maxSteps;
    final long maxVirtualNanos;
    final long maxStallNanos;

    RunBounds(Settings settings) {
        maxSteps = settings.maxSteps;
        maxVirtualNanos = settings.maxVirtualNanos;
        maxStallNanos = settings.maxStallNanos;
    }

    /** The bound on steps was reached by {@code task}. */
    abstract void stepsReached(Task task);

    /** The bound on virtual time was reached; {@code task} may be null. */
    abstract void timeReached(Task task);

    /** Somebody asked from outside to end the run, and {@code task} noticed; only notes it. */
    abstract void cancelled(Task task);
}
