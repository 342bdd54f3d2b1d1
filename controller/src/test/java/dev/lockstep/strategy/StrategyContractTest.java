package dev.lockstep.strategy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for each strategy. */
class StrategyContractTest {
    private static final int STEPS = 2_000;

    @ParameterizedTest
    @ValueSource(strings = {"random", "pct", "pct:1", "pct:10", "pos"})
    void choosesByItsSeedAlone(String name) {
        Strategy strategy = Strategies.parse(name);
        int[] fresh = new Simulation(strategy).run(5, STEPS);
        new Simulation(strategy).run(6, STEPS / 3); // must leave nothing behind
        assertArrayEquals(fresh, new Simulation(strategy).run(5, STEPS));
        assertArrayEquals(fresh, new Simulation(Strategies.parse(name)).run(5, STEPS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "pct", "pos"})
    void seedsDiffer(String name) {
        Set<String> runs = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            runs.add(Arrays.toString(new Simulation(Strategies.parse(name)).run(seed, 100)));
        }
        assertTrue(runs.size() > 45, runs.size() + " different runs of 50 seeds");
        assertFalse(runs.isEmpty());
    }
}
