package dev.lockstep.controller;

/** Turns the scheduler's virtual nanoseconds into the clocks that programs read. */
final class VirtualClock {
    /** Wall clock at the start of every run: 2025-01-01T00:00:00Z, in nanoseconds since 1970. */
    static final long EPOCH_NANOS = 1_735_689_600L * 1_000_000_000L;

    /** {@code System.nanoTime} at the start of every run. */
    static final long ORIGIN_NANOS = 1_000_000_000L;

    private final Scheduler scheduler;

    VirtualClock(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    long nanoTime() {
        return ORIGIN_NANOS + scheduler.nowNanos();
    }

    long epochNanos() {
        return EPOCH_NANOS + scheduler.nowNanos();
    }
}
