package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Unmodified libraries talk over the network: whatever the seed, a program gives the answer that it gives on a plain
 * JVM, and a seed has one trace, in whatever JVM and on whatever engine.
 */
@Execution(ExecutionMode.CONCURRENT)
class NetworkLibrariesIT {
    private static final int SEEDS = Integer.getInteger("it.networkSeeds", 4);
    private static final Map<String, String> PLAIN = new ConcurrentHashMap<>();
    private static final Map<String, List<String>> TRACES = new ConcurrentHashMap<>();

    static List<NetworkProgram> programs() {
        return Programs.networkPrograms().stream()
                .filter(program -> !program.isNative())
                .toList();
    }

    static Stream<Arguments> programsAndEngines() {
        return programs().stream()
                .flatMap(program -> ChildJvm.ENGINES.stream().map(engine -> Arguments.of(program, engine)));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void hasOneAnswerOnTheRealNetwork(NetworkProgram program) {
        assertFalse(plain(program).isEmpty(), program::toString);
        assertEquals(plain(program), runPlain(program).out);
    }

    @ParameterizedTest
    @MethodSource("programsAndEngines")
    void everySeedHasThePlainAnswer(NetworkProgram program, String engine) {
        assertEquals(SEEDS, traces(program, engine).size());
    }

    @ParameterizedTest
    @MethodSource("programs")
    void everySeedHasOneTrace(NetworkProgram program) {
        List<String> first = traces(program, ChildJvm.ENGINES.get(0));
        String other = ChildJvm.ENGINES.get(ChildJvm.ENGINES.size() - 1);
        // Where there is but one engine, the other JVM is one more on that.
        List<String> again = ChildJvm.HAS_COROUTINES ? traces(program, other) : explore(program, other);
        assertEquals(first, again);
    }

    /** The last seed is the same run as the first of a JVM, in which nothing of the JDK has been used before. */
    @ParameterizedTest
    @MethodSource("programs")
    void aSeedAloneIsTheSameRun(NetworkProgram program) {
        String engine = ChildJvm.ENGINES.get(0);
        List<String> all = traces(program, engine);
        assertEquals(all.subList(SEEDS - 1, SEEDS), explore(program, engine, SEEDS - 1, 1));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void nativeTransportIsRefusedByName() {
        NetworkProgram program = Programs.networkPrograms().stream()
                .filter(NetworkProgram::isNative)
                .findFirst()
                .orElseThrow();
        assertEquals("epoll available\n", plain(program));
        ChildResult result = ChildJvm.withAgent()
                .main(program.classPath(), program.main())
                .run()
                .expectStatus(0);
        assertTrue(result.out.startsWith("epoll not available\n"), result::toString);
        assertTrue(result.out.contains("lockstep does not control native transports: "), result::toString);
    }

    private static String plain(NetworkProgram program) {
        return PLAIN.computeIfAbsent(program.name(), name -> runPlain(program).out);
    }

    private static ChildResult runPlain(NetworkProgram program) {
        return ChildJvm.plain().main(program.classPath(), program.main()).run().expectStatus(0);
    }

    private static List<String> traces(NetworkProgram program, String engine) {
        return TRACES.computeIfAbsent(program + " " + engine, key -> explore(program, engine));
    }

    /** Runs seed after seed in one JVM and expects the plain answer of each; their hashes. */
    private static List<String> explore(NetworkProgram program, String engine) {
        return explore(program, engine, 0, SEEDS);
    }

    private static List<String> explore(NetworkProgram program, String engine, int from, int count) {
        List<String> traces = new ArrayList<>();
        for (SeedRuns.SeedRun run : SeedRuns.explore(program.classPath(), program.main(), engine, from, count)) {
            assertEquals(plain(program), run.out(), () -> program + " " + run);
            traces.add(run.trace());
        }
        return traces;
    }
}
