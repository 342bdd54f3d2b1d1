package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Child processes are real; what they say and that they end comes in as external events, and nothing hangs. */
@Execution(ExecutionMode.CONCURRENT)
class OutsideIT {
    private static final String PACKAGE = "programs.outside.";
    private static final int ITERATIONS = 3;

    /** Of which each takes an eighth of the memory that there is. */
    private static final int MANY_ITERATIONS = 24;

    /** Output and end of each of the processes that wait for neither. */
    private static final int LEAST_EVENTS = 20;

    static Stream<String> engines() {
        return ChildJvm.ENGINES.stream();
    }

    static Stream<Arguments> endingsAndEngines() {
        return Stream.of("return", "exit", "halt", "assert")
                .flatMap(how -> engines().map(engine -> Arguments.of(how, engine)));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void childrenDoWhatTheyDoNatively(String engine) {
        ChildResult natively = ChildJvm.plain()
                .main(Programs.classPath(), PACKAGE + "Children")
                .run()
                .expectStatus(0);
        ChildResult alone = controlled(engine)
                .option("seed", 1)
                .main(Programs.classPath(), PACKAGE + "Children")
                .run();
        assertEquals(natively.out, alone.expectStatus(0).expectPass().out);
        assertTrue(Integer.parseInt(alone.field("external")) >= LEAST_EVENTS, alone::toString);
        ChildResult several = controlled(engine)
                .option("iterations", ITERATIONS)
                .main(Programs.classPath(), PACKAGE + "Children")
                .run();
        assertEquals(natively.out.repeat(ITERATIONS), several.expectStatus(0).expectPass().out);
    }

    @ParameterizedTest
    @MethodSource("endingsAndEngines")
    void childrenDoNotOutliveTheRun(String how, String engine) {
        String mark = Long.toString(System.nanoTime());
        ChildResult result = controlled(engine)
                .option("iterations", 2)
                .option("keepGoing", true)
                .main(Programs.classPath(), PACKAGE + "LeftChildren")
                .with(how, mark)
                .run();
        assertEquals("leaves two\n".repeat(2), result.out, result::toString);
        List<String> left = ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command -> command.contains("600." + mark))
                .toList();
        assertEquals(List.of(), left);
        if (how.equals("assert")) {
            assertEquals("assertion", result.field("kind"), result::toString);
            assertTrue(result.err.contains("external events, which no seed decides: "), result::toString);
            assertTrue(
                    result.err.matches("(?s).*end of child process with exit status 0 for .*process reaper.*"),
                    result::toString);
        } else {
            result.expectStatus(0).expectPass();
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void nodesHaveChildren(int seed) {
        for (String engine : ChildJvm.ENGINES) {
            ChildResult result = controlled(engine)
                    .option("seed", seed)
                    .main(Programs.classPath(), PACKAGE + "NodeChildren")
                    .run()
                    .expectStatus(0)
                    .expectPass();
            List<String> expected =
                    List.of("[a] said life of a, status 2", "[a] said a and more", "a DOWN, b UP", "b DOWN", "end");
            assertEquals(expected, result.out.lines().toList(), result::toString);
            assertEquals("60.", result.field("virtual").substring(0, 3), result::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void memoryOfDirectBuffersIsThatOfEarlierRuns(String engine) {
        ChildResult result = controlled(engine)
                .option("iterations", MANY_ITERATIONS)
                .main(Programs.classPath(), PACKAGE + "DirectMemory")
                .run()
                .expectStatus(0)
                .expectPass();
        assertEquals("logged and allocated in 0 virtual s\n".repeat(MANY_ITERATIONS), result.out);
    }

    private static ChildJvm controlled(String engine) {
        return ChildJvm.withAgent().option("engine", engine);
    }
}
