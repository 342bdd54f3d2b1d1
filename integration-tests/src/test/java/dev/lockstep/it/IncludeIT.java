package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lockstep.include=java.util.concurrent}: for people who test the JDK, scheduling points inside of it. */
@Execution(ExecutionMode.CONCURRENT)
class IncludeIT {
    private static final String INCLUDE = "include=java.util.concurrent:programs";
    private static final String PROGRAM = "programs.realbugs.jdk.Jdk8358601";
    private static final int FIRST_SEED = 1_000;
    private static final int SEEDS = 3_000;
    private static final int TWIN_SEEDS = 300;

    /** A race inside {@code ScheduledThreadPoolExecutor}, which JDK 17 and 25 have; found again by the same command. */
    @Test
    void findsARaceInTheJdk() {
        ChildResult found = jvm().option("strategy", "pos")
                .option("seed", FIRST_SEED)
                .option("iterations", SEEDS)
                .main(Programs.classPath(), PROGRAM)
                .timeout(300)
                .run();
        assertEquals("deadlock", found.field("kind"), found::toString);
        assertTrue(found.err.contains("ScheduledThreadPoolExecutor$ScheduledFutureTask"), found::toString);
        ChildResult again = jvm().option("strategy", "pos")
                .option("seed", FIRST_SEED)
                .option("iterations", SEEDS)
                .main(Programs.classPath(), PROGRAM)
                .timeout(300)
                .run();
        assertEquals(found.field("seed"), again.field("seed"), again::toString);
        assertEquals(found.field("trace"), again.field("trace"), again::toString);
    }

    @Test
    void healthyTwinPasses() {
        jvm().option("strategy", "pos")
                .option("iterations", TWIN_SEEDS)
                .main(Programs.classPath(), PROGRAM)
                .with("ordered")
                .run()
                .expectStatus(0)
                .expectPass();
    }

    /**
     * What is per run stays so: pools and numbers. Two launches of one engine are compared, for with points inside the
     * JDK the engines may differ by a step: docs/limitations.md.
     */
    @ParameterizedTest
    @ValueSource(strings = {"FutureChains", "ThreadPoolOrder"})
    void sameSeedSameRun(String program) {
        String main = "programs.deterministic." + program;
        for (String engine : ChildJvm.ENGINES) {
            assertEquals(once(main, engine), once(main, engine), engine);
        }
    }

    private static String once(String main, String engine) {
        ChildResult result = jvm().option("seed", 7)
                .option("engine", engine)
                .main(Programs.classPath(), main)
                .run()
                .expectStatus(0)
                .expectPass();
        return result.field("trace") + " " + result.out;
    }

    private static ChildJvm jvm() {
        return ChildJvm.plain().with("-javaagent:" + ChildJvm.AGENT + "=" + INCLUDE);
    }
}
