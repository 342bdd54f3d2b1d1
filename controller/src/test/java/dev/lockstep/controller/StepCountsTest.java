package dev.lockstep.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StepCountsTest {
    private static final int MANY = 1000;
    private final StepCounts counts = new StepCounts();

    @Test
    void countsAreOfTheStep() {
        counts.reset();
        assertEquals(0, counts.of(7, 0));
        counts.add(7, 0);
        counts.add(7, 0);
        counts.add(8, 0);
        assertEquals(2, counts.of(7, 0));
        assertEquals(1, counts.of(8, 0));
        assertEquals(0, counts.of(7, 1));
        counts.add(7, 1);
        assertEquals(1, counts.of(7, 1));
        counts.reset();
        assertEquals(0, counts.of(7, 1));
        counts.add(-1, 1);
        assertEquals(1, counts.of(-1, 1));
    }

    @Test
    void kindsDoNotShareCounts() {
        counts.reset();
        for (int step = 0; step < 3; step++) {
            for (int i = 0; i < MANY; i++) {
                for (int n = 0; n <= i % 3; n++) {
                    assertEquals(n, counts.of(i << Short.SIZE, step));
                    counts.add(i << Short.SIZE, step);
                }
            }
            for (int i = 0; i < MANY; i++) {
                assertEquals(1 + i % 3, counts.of(i << Short.SIZE, step));
            }
            assertEquals(0, counts.of(1, step));
        }
    }
}
