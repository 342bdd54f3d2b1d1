package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same seed gives the same execution: in another JVM, on the other engine, as the k-th iteration. */
@Execution(ExecutionMode.CONCURRENT)
class DeterminismIT {
    private static final String PACKAGE = "programs.deterministic.";
    private static final int SEED = 7;
    private static final int RACY_SEEDS = 8;
    private static final int MIN_DISTINCT = 3;
    private static final Map<String, ChildResult> FIRST = new ConcurrentHashMap<>();

    static List<String> programs() {
        return Programs.in("deterministic");
    }

    static Stream<Arguments> programsAndEngines() {
        return programs().stream()
                .flatMap(program -> ChildJvm.ENGINES.stream().map(engine -> Arguments.of(program, engine)));
    }

    @Test
    void thereAreAtLeastThirtyPrograms() {
        assertTrue(programs().size() >= 30, () -> programs().toString());
    }

    @ParameterizedTest
    @MethodSource("programs")
    void endsNativelyAsItDoesUnderControl(String program) {
        ChildResult natively = main(ChildJvm.plain(), program).run();
        ChildResult controlled = first(program, ChildJvm.ENGINES.get(0));
        assertEquals(natively.status, controlled.status, controlled::toString);
        assertTrue(!natively.out.isEmpty(), natively::toString);
    }

    @ParameterizedTest
    @MethodSource("programsAndEngines")
    void sameSeedSameRun(String program, String engine) {
        ChildResult first = first(program, engine);
        ChildResult second = controlled(program, engine, SEED);
        assertEquals(first.out, second.out, "stdout");
        assertEquals(first.field("trace"), second.field("trace"), "trace");
        assertEquals(first.status, second.status, "exit status");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void enginesAgree(String program) {
        List<String> seen = new ArrayList<>();
        for (String engine : ChildJvm.ENGINES) {
            ChildResult run = first(program, engine);
            seen.add(run.status + " " + run.field("trace") + "\n" + run.out);
        }
        assertEquals(seen.get(0), seen.get(seen.size() - 1));
    }

    @ParameterizedTest
    @MethodSource("programsAndEngines")
    void thirdIterationIsTheRunAlone(String program, String engine) {
        ChildResult alone = first(program, engine);
        ChildJvm jvm = ChildJvm.withAgent()
                .option("engine", engine)
                .option("seed", SEED - 2)
                .option("iterations", 3)
                .option("keepGoing", true)
                .option("failOnExit", false);
        ChildResult third = main(jvm, program).run().expectPass();
        assertEquals(Integer.toString(SEED), third.field("seed"), third::toString);
        assertEquals(alone.field("trace"), third.field("trace"), "trace");
        assertEquals(alone.status, third.status, "exit status");
        String tail = third.out.substring(Math.max(0, third.out.length() - alone.out.length()));
        assertEquals(alone.out, tail, "stdout");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PrintRace", "AtomicsMix", "QueueProducersConsumers", "SynchronizedCounter", "ThreadPoolOrder"})
    void seedsDiffer(String program) {
        Set<String> hashes = new HashSet<>();
        String main = PACKAGE + program;
        SeedRuns.explore(Programs.classPath(), main, ChildJvm.ENGINES.get(0), 0, RACY_SEEDS)
                .forEach(run -> hashes.add(run.hash()));
        assertTrue(hashes.size() >= MIN_DISTINCT, () -> "distinct traces: " + hashes);
    }

    /** The run that the others are compared with; each program's is made once per engine. */
    private static ChildResult first(String program, String engine) {
        return FIRST.computeIfAbsent(program + " " + engine, key -> controlled(program, engine, SEED));
    }

    private static ChildResult controlled(String program, String engine, int seed) {
        ChildJvm jvm = ChildJvm.withAgent().option("engine", engine).option("seed", seed);
        return main(jvm, program).run().expectPass();
    }

    private static ChildJvm main(ChildJvm jvm, String program) {
        return jvm.main(Programs.classPath(), PACKAGE + program).timeout(60);
    }
}
