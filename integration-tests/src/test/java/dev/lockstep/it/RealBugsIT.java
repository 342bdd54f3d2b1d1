package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documented bugs of unmodified released libraries are found and replay; their healthy twins survive. */
@Execution(ExecutionMode.CONCURRENT)
class RealBugsIT {
    private static final int FIND_ITERATIONS = 1_000;
    private static final int TWIN_ITERATIONS = Integer.getInteger("it.realTwinIterations", 200);

    static List<RealBug> bugs() {
        return Programs.realBugs().stream().filter(RealBug::isFound).toList();
    }

    @Test
    void theTableCoversWhatThisIsFor() {
        Set<String> names = new HashSet<>();
        Set<String> libraries = new HashSet<>();
        for (RealBug bug : bugs()) {
            names.add(bug.name());
            bug.buggy().forEach(artifact -> libraries.add(artifact.split(":")[1]));
        }
        assertTrue(names.containsAll(Set.of("Pool356", "Log4j38137", "Log4j44032", "Pool184")), names::toString);
        assertTrue(names.size() >= 6, names::toString);
        assertTrue(libraries.size() >= 3, libraries::toString);
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void isFoundAndReplays(RealBug bug) {
        ChildJvm jvm = exploring(bug, FIND_ITERATIONS, bug.buggy(), bug.arguments());
        ChildResult found = jvm.run().expectFailure(bug.kind());
        String command = found.reported("replay");
        ChildResult replayed = ChildJvm.shell(command).in(found.directory).run().expectFailure(bug.kind());
        assertEquals(found.field("trace"), replayed.field("trace"), () -> found + "\nreplayed:\n" + replayed);
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void twinSurvives(RealBug bug) {
        ChildResult result = exploring(bug, TWIN_ITERATIONS, bug.fixed(), bug.fixedArguments())
                .run();
        result.expectStatus(0).expectPass();
        assertEquals(Integer.toString(TWIN_ITERATIONS), result.field("iterations"), result::toString);
    }

    private static ChildJvm exploring(RealBug bug, int iterations, List<String> artifacts, List<String> arguments) {
        return ChildJvm.withAgent()
                .option("iterations", iterations)
                .option("strategy", bug.strategy())
                .option("points", bug.points())
                .main(Programs.classPath(artifacts), bug.main())
                .with(arguments)
                .timeout(300);
    }
}
