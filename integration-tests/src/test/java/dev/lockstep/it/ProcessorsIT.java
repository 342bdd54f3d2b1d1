package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Long explorations on the thread engine keep to one processor, and nothing else does. */
@Execution(ExecutionMode.CONCURRENT)
class ProcessorsIT {
    private static final int MANY = 100;

    @BeforeAll
    static void onlyWhereItCanBeDone() {
        assumeTrue(Files.exists(Path.of("/usr/bin/taskset")) || Files.exists(Path.of("/bin/taskset")));
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
    }

    private static ChildResult run(int iterations, String processors) {
        return run(iterations, processors, "Affinity");
    }

    private static ChildResult run(int iterations, String processors, String program) {
        return ChildJvm.withAgent()
                .option("engine", "thread")
                .option("iterations", iterations)
                .option("processors", processors)
                .main(Programs.classPath(), "programs.outside." + program)
                .run()
                .expectPass();
    }

    private static String distinct(ChildResult result) {
        return result.out.lines().distinct().collect(Collectors.joining(" "));
    }

    @Test
    void manyRunsShareOneProcessor() {
        ChildResult plain = ChildJvm.plain()
                .main(Programs.classPath(), "programs.outside.Affinity")
                .run()
                .expectStatus(0);
        ChildResult kept = run(MANY, "auto");
        ChildResult free = run(MANY, "all");
        assertEquals("1", distinct(kept), kept::toString);
        assertEquals(distinct(plain), distinct(free), free::toString);
        assertEquals(kept.field("trace"), free.field("trace"));
    }

    /** Two ends of a pipe for each of at least two native threads. */
    @Test
    void threadsOfOneProcessorWakeEachOtherThroughPipes() {
        int kept = last(run(MANY, "auto", "OpenPipes"));
        int free = last(run(MANY, "all", "OpenPipes"));
        assertTrue(kept >= free + 4, () -> kept + " and without " + free);
    }

    private static int last(ChildResult result) {
        return Integer.parseInt(result.out.lines().reduce("", (one, next) -> next));
    }

    /** More threads than there are pipes to wake them by. */
    @Test
    void manyThreadsShareOneProcessor() {
        ChildResult kept = run(MANY, "auto", "Relay");
        ChildResult free = run(MANY, "all", "Relay");
        assertEquals("passed 80", distinct(kept), kept::toString);
        assertEquals(free.out, kept.out);
        assertEquals(free.field("trace"), kept.field("trace"));
    }

    @Test
    void fewRunsAreLeftAlone() {
        ChildResult few = run(MANY - 1, "auto");
        assertEquals(distinct(run(1, "all")), distinct(few), few::toString);
    }
}
