package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Virtual threads, scoped values and task scopes are scheduled like any other thread. JDK 21 and later. */
@Execution(ExecutionMode.CONCURRENT)
class VirtualThreadsIT {
    @BeforeAll
    static void onlyWhereTheJdkHasThem() {
        assumeTrue(ChildJvm.HAS_COROUTINES);
    }

    private static ChildJvm program(ChildJvm jvm, String name, List<String> arguments) {
        if (name.startsWith("preview.")) {
            assumeTrue(ChildJvm.FEATURE == Programs.PREVIEW);
            jvm.with("--enable-preview");
        }
        return jvm.main(Programs.classPath(), "programs." + name).with(arguments);
    }

    private static ChildResult controlled(String name, String engine, int seed, String... arguments) {
        ChildJvm jvm = ChildJvm.withAgent().option("engine", engine).option("seed", seed);
        return program(jvm, name, List.of(arguments)).run().expectPass();
    }

    @ParameterizedTest
    @CsvSource({
        "modern.VirtualThreads, 1",
        "modern.VirtualThreads, 2",
        "preview.Scopes, 1",
        "preview.Scopes, 2",
        "modern.VirtualSockets, 1",
        "modern.VirtualSockets, 2"
    })
    void printWhatThePlainJvmPrintsOnBothEngines(String name, int seed) {
        ChildResult plain = program(ChildJvm.plain(), name, List.of()).run();
        ChildResult first = controlled(name, "coroutine", seed);
        ChildResult again = controlled(name, "coroutine", seed);
        ChildResult thread = controlled(name, "thread", seed);
        assertEquals(plain.out, first.out);
        assertEquals(first.out, thread.out);
        assertEquals(plain.err + first.summary(), first.err.strip());
        assertEquals(first.field("trace"), again.field("trace"));
        assertEquals(first.field("trace"), thread.field("trace"));
    }

    @Test
    void seedsDiffer() {
        assertNotEquals(
                controlled("modern.VirtualThreads", "coroutine", 1).field("trace"),
                controlled("modern.VirtualThreads", "coroutine", 2).field("trace"));
    }

    @Test
    void tenThousandSleepAndLock() {
        ChildResult many = controlled("modern.ManyVirtualThreads", "coroutine", 3, "10000");
        assertEquals("10000", many.out.trim());
        assertEquals("10001", many.field("tasks"));
    }

    @Test
    void manyAgreeOnBothEngines() {
        String coroutine =
                controlled("modern.ManyVirtualThreads", "coroutine", 4, "500").field("trace");
        assertEquals(
                coroutine,
                controlled("modern.ManyVirtualThreads", "thread", 4, "500").field("trace"));
    }

    @Test
    void theyAreFreshInEachIteration() {
        String alone = controlled("modern.VirtualThreads", "coroutine", 5).field("trace");
        ChildJvm jvm = ChildJvm.withAgent().option("seed", 3).option("iterations", 3);
        ChildResult third =
                program(jvm, "modern.VirtualThreads", List.of()).run().expectPass();
        assertEquals(alone, third.field("trace"));
    }
}
