package dev.lockstep.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitMixTest {
    private static SplitMix stream(long seed, long salt) {
        SplitMix random = new SplitMix();
        random.begin(seed, salt);
        return random;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10, 64, 1000})
    void drawsBelowTheBoundUniformly(int bound) {
        SplitMix random = stream(42, 1);
        int draws = 2_000 * bound;
        int[] counts = new int[bound];
        for (int i = 0; i < draws; i++) {
            counts[random.below(bound)]++; // out of range throws
        }
        for (int count : counts) {
            assertTrue(Math.abs(count - 2_000) < 300, "a value came " + count + " times, about 2000 expected");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 30, Integer.MAX_VALUE - 1, Integer.MAX_VALUE})
    void largeBoundsDoNotOverflow(int bound) {
        SplitMix random = stream(0, 0);
        long sum = 0;
        for (int i = 0; i < 10_000; i++) {
            int value = random.below(bound);
            assertTrue(value >= 0 && value < bound);
            sum += value;
        }
        assertEquals(0.5, (double) sum / 10_000 / bound, 0.02);
    }

    @Test
    void unitIsInRange() {
        SplitMix random = stream(7, 7);
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            double value = random.unit();
            assertTrue(value >= 0 && value < 1);
            sum += value;
        }
        assertEquals(0.5, sum / 10_000, 0.02);
    }

    @Test
    void aStreamStartsAgain() {
        SplitMix random = stream(-5, 2);
        long first = random.next();
        random.begin(-5, 2);
        assertEquals(first, random.next());
        assertNotEquals(first, stream(-4, 2).next());
        assertNotEquals(first, stream(-5, 3).next());
    }

    @Test
    void streamsOfNearbySeedsDoNotOverlap() {
        Set<Long> seen = new HashSet<>();
        for (int seed = 0; seed < 100; seed++) {
            for (int salt = 0; salt < 4; salt++) {
                SplitMix random = stream(seed, salt);
                for (int i = 0; i < 50; i++) {
                    assertTrue(seen.add(random.next()), "seed " + seed + ", salt " + salt + ", draw " + i);
                }
            }
        }
    }
}
