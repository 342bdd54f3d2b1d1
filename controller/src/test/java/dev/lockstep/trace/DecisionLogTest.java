package dev.lockstep.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
