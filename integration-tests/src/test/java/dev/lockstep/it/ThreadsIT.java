package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads tell and do under control what they tell and do natively. */
@Execution(ExecutionMode.CONCURRENT)
class ThreadsIT {
    private static final int SPIN_SEEDS = 200;

    /** Refuses what JDK 17 does natively and JDK 25 does not. */
    private static final Set<String> ONLY_CONTROLLED = Set.of("Refused");

    static List<String> programs() {
        return Programs.in("threads").stream()
                .filter(name -> !ONLY_CONTROLLED.contains(name))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void printsWhatItPrintsNatively(String program) {
        Agreement.withNative("programs.threads." + program);
    }

    @Test
    void stoppingIsRefused() {
        Agreement.ofEngines("programs.threads.Refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "pct", "pct:8", "pos"})
    void spinLoopsStarveNobody(String strategy) {
        for (String engine : ChildJvm.ENGINES) {
            ChildResult result = ChildJvm.withAgent()
                    .option("strategy", strategy)
                    .option("engine", engine)
                    .option("iterations", SPIN_SEEDS)
                    .option("maxSteps", 1_000_000)
                    .main(Programs.classPath(), "programs.threads.Spins")
                    .run()
                    .expectStatus(0)
                    .expectPass();
            assertEquals(Integer.toString(SPIN_SEEDS), result.field("iterations"), result::toString);
        }
    }
}
