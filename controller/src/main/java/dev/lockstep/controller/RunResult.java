package dev.lockstep.controller;

import dev.lockstep.trace.DecisionLog;

/** What one run did. */
public final class RunResult {
    /** Its seed. */
    public final long seed;

    /** What failed; null if it passed. */
    public final Failure failure;

    /** Status of the program's own exit; 0 unless it called for another. */
    public final int exitStatus;

    /** Scheduling steps. */
    public final long steps;

    /** Switches between tasks. */
    public final long switches;

    /** Tasks started. */
    public final int tasks;

    /** Virtual nanoseconds passed. */
    public final long virtualNanos;

    /** Hash over decisions and events. */
    public final long traceHash;

    /** Events that came from outside the run. */
    public final int external;

    /** Times a task kept its native stack. */
    public final int pinned;

    /** Decisions, valid until the next run of the same {@link RunController}. */
    public final DecisionLog decisions;

    /** Whether a class that it began to initialise is not initialised, and cannot be used again. */
    public final boolean broken;

    /** The report's body, for a failed run; empty otherwise. */
    public final String report;

    RunResult(RunController run, Failure failure, int exitStatus, int pinned, String report) {
        this.seed = run.seed();
        this.failure = failure;
        this.exitStatus = exitStatus;
        this.steps = run.scheduler().step();
        this.switches = run.scheduler().switches();
        this.tasks = run.taskCount();
        this.virtualNanos = run.scheduler().nowNanos();
        this.traceHash = run.scheduler().recorder().hash();
        this.external = run.externalEvents();
        this.pinned = pinned;
        this.decisions = run.choices().log();
        this.broken = run.initializers().leavesBroken();
        this.report = report;
    }
}
