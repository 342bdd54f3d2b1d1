package dev.lockstep.agent.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7000000000",
        "5ns, 5",
        "5us, 5000",
        "500ms, 500000000",
        "3s, 3000000000",
        "2m, 120000000000",
        "2h, 7200000000000",
        "1d, 86400000000000",
        "106751d, 9223286400000000000",
        "9223372036854775807ns, 9223372036854775807"
    })
    void parses(String text, long nanos) {
        assertEquals(nanos, Duration.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"106752d", "999999999999999999d", "9223372036854775808ns", "99999999999999999999999s"})
    void whatDoesNotFitIsNone(String text) {
        assertNull(Duration.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-1s", "+1s", "1.5s", "1 s", "1S", "1sec", "1s2", "ms500", "1w", " 1s", "\u0661s"})
    void anythingElseIsNone(String text) {
        assertNull(Duration.parse(text));
    }
}
