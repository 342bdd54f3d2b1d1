package dev.lockstep.controller;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StallBudgetTest {
    private static final long SECOND = 1_000_000_000L;
    private final StallBudget budget = new StallBudget();

    @Test
    void aStallIsNeverLongerThanTheOptionAllows() {
        budget.begin(SECOND);
        assertFalse(budget.take(0, SECOND + 1));
        assertTrue(budget.take(0, SECOND));
    }

    @Test
    void shortStallsDoNotAddUp() {
        budget.begin(SECOND);
        assertTrue(budget.take(0, SECOND / 2));
        assertTrue(budget.take(SECOND / 2, SECOND / 2));
        assertFalse(budget.take(SECOND, SECOND / 2));
    }

    @Test
    void timeThatPassesByItselfAllowsMore() {
        budget.begin(SECOND);
        assertTrue(budget.take(0, SECOND));
        assertFalse(budget.take(2 * SECOND, SECOND));
        assertTrue(budget.take(9 * SECOND, SECOND));
    }

    @Test
    void noneIsAllowedWhenTheOptionIsZero() {
        budget.begin(0);
        assertFalse(budget.take(0, 0));
        assertFalse(budget.take(SECOND, 1));
    }
}
