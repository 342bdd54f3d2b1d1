package dev.lockstep.strategy;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrategiesTest {
    @Test
    void parsesEveryName() {
        assertInstanceOf(RandomStrategy.class, Strategies.parse("random"));
        assertInstanceOf(PosStrategy.class, Strategies.parse("pos"));
        for (String text : new String[] {"pct", "pct:1", "pct:64"}) {
            assertInstanceOf(PctStrategy.class, Strategies.parse(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Random",
                "random ",
                "pct:",
                "pct:0",
                "pct:-1",
                "pct:65",
                "pct:x",
                "pct:1.5",
                "pct: 2",
                "pct:99999999999",
                "pos:3",
                "random:1",
                "pct3",
                "fifo"
            })
    void anythingElseIsNone(String text) {
        assertNull(Strategies.parse(text));
    }
}
