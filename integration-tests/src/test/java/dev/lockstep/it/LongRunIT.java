package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Many iterations in one JVM leave neither heap nor native threads behind. */
@Execution(ExecutionMode.CONCURRENT)
class LongRunIT {
    private static final int ITERATIONS = Integer.getInteger("it.longIterations", 10_000);
    private static final int ENDINGS = ITERATIONS / 5;
    private static final long GROWTH_KB = 4_096;
    private static final int MORE_THREADS = 2;

    static Stream<String> engines() {
        return ChildJvm.ENGINES.stream();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void explorationDoesNotGrow(String engine) {
        ChildResult result = ChildJvm.withAgent()
                .option("main", "off")
                .main(Programs.classPath(), "programs.harness.LongRun")
                .with(Integer.toString(ITERATIONS), engine)
                .timeout(900)
                .run()
                .expectStatus(0);
        List<String> lines = result.out.lines().toList();
        assertEquals(3, lines.size(), result::toString);
        assertEquals("runs " + ITERATIONS, lines.get(2), result::toString);
        assertFlat(lines.get(0), lines.get(1), result);
    }

    /** As in a JVM with many tests; long ones keep to one processor, where there is one. */
    @ParameterizedTest
    @MethodSource("engines")
    void explorationsLeaveNothing(String engine) {
        for (int iterations : new int[] {1, 100}) {
            ChildResult result = ChildJvm.withAgent()
                    .option("main", "off")
                    .main(Programs.classPath(), "programs.harness.ManyExplorations")
                    .with("100", Integer.toString(iterations), engine)
                    .run()
                    .expectStatus(0);
            List<String> lines = result.out.lines().toList();
            assertEquals(3, lines.size(), result::toString);
            assertFlat(lines.get(0), lines.get(1), result);
        }
    }

    /** However the runs end and whatever they leave: each finds the JVM as the first one did. */
    @ParameterizedTest
    @MethodSource("engines")
    void everyEndingLeavesTheNextRunClean(String engine) {
        ChildResult result = ChildJvm.withAgent()
                .option("main", "off")
                .main(Programs.classPath(), "programs.harness.Endings")
                .with(Integer.toString(ENDINGS), engine)
                .timeout(900)
                .run()
                .expectStatus(0);
        List<String> lines = result.out.lines().toList();
        assertEquals(4, lines.size(), result::toString);
        assertEquals("runs " + ENDINGS, lines.get(3), result::toString);
        assertFlat(lines.get(0), lines.get(2), result);
    }

    /** A thread that takes long to unwind comes to its end in the next run, and must not end it. */
    @Test
    void whoUnwindsLateDisturbsNoLaterRun() {
        ChildResult result = ChildJvm.withAgent()
                .option("engine", "thread")
                .option("iterations", 3)
                .main(Programs.classPath(), "programs.harness.LateUnwinding")
                .run()
                .expectStatus(0)
                .expectPass();
        assertEquals("3", result.field("iterations"), result::toString);
        assertEquals("ran\nran\nran\n", result.out);
    }

    private static void assertFlat(String first, String last, ChildResult result) {
        String[] early = first.split(" ");
        String[] late = last.split(" ");
        int moreThreads = Integer.parseInt(late[1]) - Integer.parseInt(early[1]);
        assertTrue(moreThreads <= MORE_THREADS, result::toString);
        long growth = Long.parseLong(late[2]) - Long.parseLong(early[2]);
        assertTrue(growth < GROWTH_KB, result::toString);
    }

    /** With a class loader per iteration: too many for the heap and metaspace if any of them stayed. */
    @ParameterizedTest
    @MethodSource("engines")
    void freshStaticsAreUnloaded(String engine) {
        exploreInLittleSpace(engine, "programs.planted.LockInversionFixed");
    }

    /** The JDK's cache of linked method references would keep every loader. */
    @ParameterizedTest
    @MethodSource("engines")
    void methodReferencesAreUnloaded(String engine) {
        exploreInLittleSpace(engine, "programs.harness.PublicReferences");
    }

    /** The agent keeps class files of a program's loader, the JDK's cleaner the thread of each timer: not for long. */
    @ParameterizedTest
    @CsvSource({"programs.cluster.NodeLives, 300, 16m", "programs.harness.LeftTimers, 1500, 12m"})
    void loadersOfProgramsAndTheirNodesAreUnloaded(String program, int runs, String metaspace) {
        ChildJvm.withAgent()
                .with("-Xmx32m", "-XX:MaxMetaspaceSize=" + metaspace)
                .option("main", "off")
                .main(Programs.classPath(), "programs.harness.SeedHashes")
                .with(program, "0", Integer.toString(runs), ChildJvm.ENGINES.get(0))
                .timeout(300)
                .run()
                .expectStatus(0);
    }

    private static void exploreInLittleSpace(String engine, String program) {
        int iterations = ITERATIONS / 2;
        ChildResult result = ChildJvm.withAgent()
                .with("-Xmx64m", "-XX:MaxMetaspaceSize=40m")
                .option("iterations", iterations)
                .option("engine", engine)
                .option("statics", "fresh")
                .main(Programs.classPath(), program)
                .timeout(900)
                .run()
                .expectStatus(0)
                .expectPass();
        assertEquals(Integer.toString(iterations), result.field("iterations"), result::toString);
    }
}
