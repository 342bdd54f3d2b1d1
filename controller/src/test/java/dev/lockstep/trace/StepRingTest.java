package dev.lockstep.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StepRingTest {
    @Test
    void remembersTheLastSteps() {
        StepRing ring = new StepRing();
        long last = 5_000_000_000L;
        for (long step = last - 2 * StepRing.CAPACITY; step <= last; step++) {
            ring.add(step, (int) (step % 7), (int) (step % 1_000));
        }
        for (long step = last - StepRing.CAPACITY + 1; step <= last; step++) {
            assertEquals(step, ring.stepAt(step));
            assertEquals(step % 7, ring.task(step));
            assertEquals(step % 1_000, ring.site(step));
        }
        assertEquals(last, ring.stepAt(last - StepRing.CAPACITY)); // overwritten
    }
}
