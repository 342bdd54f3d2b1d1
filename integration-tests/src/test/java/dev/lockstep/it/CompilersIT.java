package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the optimizing compiler makes of the agent's own code schedules as the quick one does. The other tests use the
 * quick one only; here the optimizing one gets every method that runs often, and inlines all that it may.
 */
@Execution(ExecutionMode.CONCURRENT)
class CompilersIT {
    private static final int ITERATIONS = 2_000;
    private static final List<String> PROGRAMS = List.of("QueueProducersConsumers", "TimedWaits");
    private static final String[] EAGER = {"-XX:-TieredCompilation", "-Xbatch", "-XX:CompileThreshold=1000"};

    static Stream<Arguments> programsAndEngines() {
        return PROGRAMS.stream().flatMap(program -> ChildJvm.ENGINES.stream().map(e -> Arguments.of(program, e)));
    }

    static Stream<String> engines() {
        return ChildJvm.ENGINES.stream();
    }

    private static ChildJvm eager() {
        return ChildJvm.plainBut("-XX:TieredStopAtLevel=1").with(EAGER).with("-javaagent:" + ChildJvm.AGENT);
    }

    /** C2 once dropped who was next, where it inlined the end of a task into a change of the current thread. */
    @ParameterizedTest
    @MethodSource("engines")
    void shortThreadsHandOn(String engine) {
        ChildResult result = eager().option("main", "off")
                .main(Programs.classPath(), "programs.harness.LongRun")
                .with(Integer.toString(2 * ITERATIONS), engine)
                .timeout(600)
                .run()
                .expectStatus(0);
        assertTrue(result.out.endsWith("\nruns " + 2 * ITERATIONS + "\n"), result::toString);
        assertFalse(result.out.contains("failed"), result::toString);
    }

    private static ChildResult explore(ChildJvm jvm, String program, String engine) {
        return jvm.option("iterations", ITERATIONS)
                .option("engine", engine)
                .option("statics", "keep")
                .main(Programs.classPath(), "programs.deterministic." + program)
                .timeout(600)
                .run()
                .expectStatus(0)
                .expectPass();
    }

    @ParameterizedTest
    @MethodSource("programsAndEngines")
    void bothCompilersScheduleAlike(String program, String engine) {
        ChildResult quick = explore(ChildJvm.withAgent(), program, engine);
        ChildResult eager = explore(eager(), program, engine);
        assertEquals(Integer.toString(ITERATIONS), eager.field("iterations"));
        assertEquals(quick.field("steps"), eager.field("steps"));
        assertEquals(quick.field("trace"), eager.field("trace"));
        assertEquals(quick.out, eager.out);
    }
}
