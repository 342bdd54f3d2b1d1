package dev.lockstep.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    private static final long LARGEST_EXACT = Long.MAX_VALUE / 1_000_000 - 1;

    @Test
    void convertsExactlyWhileTheResultFits() {
        assertEquals(0, Durations.millisToNanos(0));
        assertEquals(1_000_000, Durations.millisToNanos(1));
        assertEquals(LARGEST_EXACT * 1_000_000, Durations.millisToNanos(LARGEST_EXACT));
    }

    @ParameterizedTest
    @ValueSource(longs = {LARGEST_EXACT + 1, Long.MAX_VALUE / 1000, Long.MAX_VALUE - 1, Long.MAX_VALUE})
    void saturates(long millis) {
        long nanos = Durations.millisToNanos(millis);
        assertTrue(nanos >= Long.MAX_VALUE / 2, millis + " ms became " + nanos + " ns");
    }

    @Test
    void sumsSaturate() {
        assertEquals(5, Durations.plus(2, 3));
        assertEquals(Long.MAX_VALUE, Durations.plus(Long.MAX_VALUE, 0));
        assertEquals(Long.MAX_VALUE, Durations.plus(Long.MAX_VALUE, 1));
        assertEquals(Long.MAX_VALUE, Durations.plus(Long.MAX_VALUE, Long.MAX_VALUE));
    }
}
