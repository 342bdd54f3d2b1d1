package dev.lockstep.controller;

import dev.lockstep.task.Node;

/** Turns the scheduler's virtual nanoseconds into the clocks that the programs of each node read. */
final class VirtualClock {
    /** Wall clock at the start of every run: 2025-01-01T00:00:00Z, in nanoseconds since 1970. */
    static final long EPOCH_NANOS = 1_735_689_600L * 1_000_000_000L;

    /** {@code System.nanoTime} at the start of every run. */
    static final long ORIGIN_NANOS = 1_000_000_000L;

    private final Scheduler scheduler;

    VirtualClock(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** What {@code System.nanoTime} answers on {@code node}. */
    long nanoTime(Node node) {
        return ORIGIN_NANOS + node.clock.monotonic(scheduler.nowNanos());
    }

    /** What the wall clock of {@code node} shows, in nanoseconds since 1970. */
    long epochNanos(Node node) {
        return EPOCH_NANOS + node.clock.wall(scheduler.nowNanos());
    }
}
