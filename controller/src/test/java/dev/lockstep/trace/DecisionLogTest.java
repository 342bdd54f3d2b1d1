package dev.lockstep.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecisionLogTest {
    private final DecisionLog log = new DecisionLog();

    @Test
    void keepsEntriesAcrossGrowth() {
        for (int i = 0; i < 2_000; i++) {
            log.add(i * 3_000_000_000L, DecisionLog.switchTo(i));
        }
        assertEquals(2_000, log.size());
        assertEquals(1_999 * 3_000_000_000L, log.step(1_999));
        assertEquals(1_999 << 1, log.code(1_999));
        assertEquals(0, log.step(0));
        assertFalse(log.isTruncated());
        log.clear();
        assertEquals(0, log.size());
    }

    @Test
    void givesBackWhatWasAddedInAnyOrder() {
        Random random = new Random(5);
        List<Long> steps = new ArrayList<>();
        List<Integer> codes = new ArrayList<>();
        long step = 0;
        for (int run = 0; run < 2; run++) {
            log.clear();
            steps.clear();
            codes.clear();
            step = 0;
            for (int i = 0; i < 40_000; i++) {
                step += random.nextInt(10) == 0 ? random.nextInt(10_000) : random.nextInt(3);
                int code = random.nextInt(20) == 0 ? DecisionLog.JUMP : random.nextInt(1 << random.nextInt(1, 31));
                steps.add(step);
                codes.add(code);
                log.add(step, code);
            }
            for (int i = 0; i < steps.size(); i++) {
                assertEquals(steps.get(i), log.step(i));
                assertEquals(codes.get(i), log.code(i));
            }
        }
        for (int i = 0; i < 1_000; i++) {
            int index = random.nextInt(steps.size());
            assertEquals(steps.get(index), log.step(index));
            assertEquals(codes.get(index), log.code(index));
        }
    }

    @Test
    void codesAtTheEdgeOfAnEntryAreKept() {
        int[] codes = {0, 1, (1 << 20) - 2, (1 << 20) - 1, 1 << 20, Integer.MAX_VALUE, DecisionLog.JUMP};
        long[] distances = {0, 1, 4094, 4095, 4096, 1L << 40};
        long step = 0;
        for (int code : codes) {
            for (long distance : distances) {
                log.add(step += distance, code);
            }
        }
        step = 0;
        for (int i = 0; i < log.size(); i++) {
            step += distances[i % distances.length];
            assertEquals(step, log.step(i));
            assertEquals(codes[i / distances.length], log.code(i));
        }
    }

    @Test
    void codesOfDifferentDecisionsDiffer() {
        assertEquals(14, DecisionLog.switchTo(7));
        assertEquals(15, DecisionLog.drawn(7));
        for (int i = 0; i < 1_000; i++) {
            assertEquals(0, DecisionLog.switchTo(i) & 1);
            assertEquals(1, DecisionLog.drawn(i) & 1);
            assertFalse(DecisionLog.drawn(i) == DecisionLog.JUMP || DecisionLog.switchTo(i) == DecisionLog.JUMP);
        }
    }
}
