package dev.lockstep.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far steps alone bring the clock. */
class StepCostTest {
    private final StepCost cost = new StepCost();
    private long nanos;
    private long step;

    @BeforeEach
    void begin() {
        cost.begin();
    }

    @Test
    void aShortRunPaysTheBasicCost() {
        readFor(8_000);
        assertEquals(8_000 * StepCost.NANOS, nanos);
    }

    @Test
    void spinningReachesSoonAndLateDeadlines() {
        assertTrue(readUntil(TimeUnit.SECONDS.toNanos(1)) < 80_000);
        assertTrue(readUntil(TimeUnit.HOURS.toNanos(1)) < 1_000_000);
        assertTrue(readUntil(TimeUnit.DAYS.toNanos(30)) < 5_000_000);
    }

    @Test
    void firingADeadlineBeginsAnew() {
        readFor(1_000_000);
        cost.fired(step);
        long before = nanos;
        readFor(8_000);
        assertEquals(8_000 * StepCost.NANOS, nanos - before);
    }

    @Test
    void aMillionWritesTakeAboutASecond() {
        writeFor(1_000_000);
        assertTrue(nanos <= TimeUnit.SECONDS.toNanos(2), nanos + " ns");
        writeFor(3_000_000);
        assertTrue(nanos <= TimeUnit.SECONDS.toNanos(20), nanos + " ns");
    }

    @Test
    void pollingWithLocksReachesADeadlineBeforeTheDefaultBound() {
        writeFor(16_000_000);
        assertTrue(nanos > TimeUnit.HOURS.toNanos(10), nanos + " ns");
    }

    @Test
    void loopsTakeAboutAsLongAsOnARealMachine() {
        assertTrue(loopsUntil(TimeUnit.SECONDS.toNanos(1)) <= 10_000);
        assertTrue(loopsUntil(TimeUnit.MINUTES.toNanos(1)) > 40_000); // 650 million turns
    }

    @Test
    void loopsReachLateDeadlines() {
        assertTrue(loopsUntil(TimeUnit.HOURS.toNanos(1)) < 400_000);
        assertTrue(loopsUntil(TimeUnit.DAYS.toNanos(30)) < 4_000_000);
    }

    private int loopsUntil(long nanosFromNow) {
        int loops = 0;
        for (long left = nanosFromNow; left > 0; left -= cost.loopNanos()) {
            loops++;
        }
        cost.fired(step);
        return loops;
    }

    private void readFor(int steps) {
        for (int i = 0; i < steps; i++) {
            take();
        }
    }

    private long readUntil(long nanosFromNow) {
        long from = step;
        long until = nanos + nanosFromNow;
        while (nanos < until) {
            take();
        }
        cost.fired(step);
        return step - from;
    }

    private void writeFor(int steps) {
        for (int i = 0; i < steps; i++) {
            cost.wrote(step + 1);
            take();
        }
    }

    private void take() {
        step++;
        nanos += StepCost.NANOS + cost.extraNanos(step);
    }
}
