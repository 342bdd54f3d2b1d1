package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code lockstep.check=determinism} finds a source that is not controlled, and nothing where all are. */
@Execution(ExecutionMode.CONCURRENT)
class SelfCheckIT {
    private static final int DIFFERS = 71;

    static Stream<String> engines() {
        return ChildJvm.ENGINES.stream();
    }

    static Stream<Arguments> controlled() {
        return Stream.of(
                        "IdentityOrder",
                        "InitializerWaits",
                        "FutureChains",
                        "ThreadPoolOrder",
                        "CollectedReferences",
                        "ProcessTraits",
                        "LastingKeys")
                .flatMap(program -> engines().map(engine -> Arguments.of(program, engine)));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void reportsTheFirstDifference(String engine) {
        ChildResult result = check(engine)
                .option("seed", 3)
                .main(Programs.classPath(), "programs.uncontrolled.FileTimes")
                .run();
        result.expectStatus(DIFFERS);
        assertEquals("nondeterminism", result.field("kind"), result::toString);
        String report = result.err;
        assertTrue(report.contains("first difference at event"), result::toString);
        assertTrue(report.matches("(?s).*first run: +step \\d+, task 0, scheduling point atomic .*"), result::toString);
        assertTrue(report.matches("(?s).*second run: step \\d+, task 0, scheduling point atomic .*"), result::toString);
        assertTrue(report.contains("FileTimes.java:"), result::toString);
        assertTrue(report.matches("(?s).*; draw \\d+ was 0x[0-9a-f]+.*"), result::toString);
    }

    @ParameterizedTest
    @MethodSource("controlled")
    void passesWhatIsControlled(String program, String engine) {
        ChildResult result = check(engine)
                .option("iterations", 3)
                .main(Programs.classPath(), "programs.deterministic." + program)
                .run();
        result.expectStatus(0).expectPass();
        assertEquals("3", result.field("iterations"), result::toString);
    }

    private static ChildJvm check(String engine) {
        return ChildJvm.withAgent().option("check", "determinism").option("engine", engine);
    }
}
