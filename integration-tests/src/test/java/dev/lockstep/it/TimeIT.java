package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks and deadlines. */
@Execution(ExecutionMode.CONCURRENT)
class TimeIT {
    private static final int SEEDS = 500;
    private static final int MIN_ORDERS = 20;

    @ParameterizedTest
    @ValueSource(strings = {"Clocks", "Deadlines", "BusyBesideGuard"})
    void printsWhatItPrintsNatively(String program) {
        Agreement.withNative("programs.time." + program);
    }

    @Test
    void daysCostNoTime() {
        Agreement.ofEngines("programs.time.SimulatedDays");
    }

    @Test
    void wakeUpsRaceWithWork() {
        Agreement.ofEngines("programs.time.WakeOrder");
        ChildResult result =
                exploration("time.WakeOrder", "5s").run().expectStatus(0).expectPass();
        Set<String> orders = new HashSet<>(result.out.lines().toList());
        assertTrue(orders.size() >= MIN_ORDERS, () -> orders.size() + " orders");
    }

    /** A worker that is merely slow: without the race, 100 ms never pass while it can run. */
    @Test
    void onlyADeadlineThatOvertakesRevealsTheBug() {
        exploration("planted.TimeoutOvertakes", "0s").run().expectStatus(0).expectPass();
        exploration("planted.TimeoutOvertakes", "5s").run().expectFailure("exception");
        exploration("planted.TimeoutOvertakesFixed", "5s").run().expectStatus(0).expectPass();
    }

    private static ChildJvm exploration(String program, String maxStall) {
        return ChildJvm.withAgent()
                .option("iterations", SEEDS)
                .option("maxStall", maxStall)
                .main(Programs.classPath(), "programs." + program);
    }
}
