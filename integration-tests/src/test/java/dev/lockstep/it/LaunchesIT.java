package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
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

/**
 * Randomness, identity and surroundings do not depend on how and when the JVM was started: launches that differ in
 * the start time, the collector, the compiler, the archive of classes and the heap print the same for a seed.
 */
@Execution(ExecutionMode.CONCURRENT)
class LaunchesIT {
    private static final String PACKAGE = "programs.deterministic.";
    private static final List<String> PROGRAMS =
            List.of("IdentityKeys", "RandomValues", "SaltedCollections", "ProcessTraits", "Surroundings");

    /** What a seed does not decide. */
    private static final Set<String> SAME_FOR_ALL_SEEDS = Set.of("Surroundings");

    private static final List<List<String>> LAUNCHES = List.of(
            List.of("-XX:+UseParallelGC"),
            List.of("-XX:+UseZGC"),
            List.of("-Xint"),
            List.of("-Xshare:off"),
            List.of("-XX:-UseCompressedOops", "-Xmx300m"),
            List.of("-XX:-TieredCompilation"));
    private static final int ITERATIONS = 1_000;
    private static final Map<String, ChildResult> FIRST = new ConcurrentHashMap<>();

    static Stream<Arguments> programsAndLaunches() {
        return PROGRAMS.stream().flatMap(program -> LAUNCHES.stream().map(launch -> Arguments.of(program, launch)));
    }

    static Stream<String> programs() {
        return PROGRAMS.stream();
    }

    @ParameterizedTest
    @MethodSource("programsAndLaunches")
    void doesNotDependOnTheLaunch(String program, List<String> options) {
        ChildResult first = FIRST.computeIfAbsent(program, name -> launch(name, 1, List.of("-Xshare:auto")));
        ChildResult other = launch(program, 1, options);
        assertEquals(first.out, other.out, "stdout");
        assertEquals(first.field("trace"), other.field("trace"), "trace");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void dependsOnTheSeed(String program) {
        ChildResult one = launch(program, 1, List.of());
        ChildResult two = launch(program, 2, List.of());
        if (SAME_FOR_ALL_SEEDS.contains(program)) {
            assertEquals(one.out, two.out);
        } else {
            assertNotEquals(one.out, two.out);
        }
    }

    @Test
    void theThousandthIterationIsTheFirstOfItsSeed() {
        for (String engine : ChildJvm.ENGINES) {
            isTheFirst("Surroundings", engine);
            isTheFirst("IdentityKeys", engine);
        }
    }

    private static void isTheFirst(String program, String engine) {
        ChildResult alone = launch(program, ITERATIONS, List.of("-Dlockstep.engine=" + engine));
        ChildResult last = ChildJvm.withAgent()
                .option("seed", 1)
                .option("iterations", ITERATIONS)
                .option("engine", engine)
                .main(Programs.classPath(), PACKAGE + program)
                .run()
                .expectStatus(0)
                .expectPass();
        assertTrue(last.out.endsWith(alone.out), last::toString);
        assertEquals(alone.field("trace"), last.field("trace"));
    }

    /** No option of the JVM is needed, and one that takes the control away is told of. */
    @Test
    void saysThatHashCodesCannotBeControlled() {
        ChildResult result = launch("RandomValues", 1, List.of("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=4"));
        assertTrue(result.err.contains("warning: identity hash codes are not controlled"), result::toString);
    }

    private static ChildResult launch(String program, int seed, List<String> options) {
        List<String> words = new ArrayList<>(options);
        boolean collector = options.stream().anyMatch(option -> option.endsWith("GC"));
        ChildJvm jvm = collector ? ChildJvm.plainBut("-XX:+UseSerialGC") : ChildJvm.plain();
        return jvm.with("-javaagent:" + ChildJvm.AGENT)
                .with(words)
                .option("seed", seed)
                .main(Programs.classPath(), PACKAGE + program)
                .run()
                .expectStatus(0)
                .expectPass();
    }
}
