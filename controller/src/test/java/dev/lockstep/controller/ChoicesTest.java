package dev.lockstep.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.lockstep.strategy.RandomStrategy;
import dev.lockstep.trace.DecisionLog;
import org.junit.jupiter.api.Test;

class ChoicesTest {
    private final Choices choices = new Choices(new RandomStrategy());

    @Test
    void followsRecordedDraws() {
        choices.begin(1, false, log());
        assertEquals(2, choices.draw(5, 4));
        assertNull(choices.divergence());
    }

    @Test
    void saysThatATraceGoesOn() {
        choices.begin(1, false, log());
        assertNotNull(choices.divergence());
    }

    @Test
    void saysThatATraceHasNoSuchDraw() {
        choices.begin(1, false, log());
        choices.draw(6, 4);
        assertNotNull(choices.divergence());
    }

    private static DecisionLog log() {
        DecisionLog log = new DecisionLog();
        log.add(5, DecisionLog.drawn(2));
        return log;
    }
}
