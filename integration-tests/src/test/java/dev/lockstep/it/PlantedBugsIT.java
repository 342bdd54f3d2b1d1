package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every planted bug is found within 200 iterations and replays; its healthy twin survives. */
@Execution(ExecutionMode.CONCURRENT)
class PlantedBugsIT {
    private static final int FIND_ITERATIONS = 200;
    private static final int TWIN_ITERATIONS = Integer.getInteger("it.twinIterations", 2_000);
    private static final String TWIN = "Fixed";

    /** What beginners write first; these twins have to survive many more. */
    private static final Set<String> COMMONEST =
            Set.of("CheckThenAct", "LockInversion", "MissedNotify", "TimeoutOvertakes");

    private static final int COMMONEST_ITERATIONS = 20_000;

    /** Programs whose bug is visible at plain memory accesses only. */
    private static final Set<String> MEMORY = Set.of("LostUpdatePlain");

    static List<String> twins() {
        return Programs.in("planted").stream()
                .filter(name -> name.endsWith(TWIN))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "AccountTransfer, assertion",
        "CheckThenAct, exception",
        "DeadlockTwoMonitors, deadlock",
        "DiningPhilosophers, deadlock",
        "DoubleCheckedBroken, exception",
        "ExecutorDeadlock, deadlock",
        "ExitBug, exit",
        "LivelockSpin, livelock",
        "LockInversion, deadlock",
        "LostUpdatePlain, assertion",
        "LostUpdateVolatile, assertion",
        "InitializerDeadlock, deadlock",
        "LambdaInInitializer, deadlock",
        "SubclassInInitializer, deadlock",
        "MissedNotify, deadlock",
        "NotifyWrongWaiter, deadlock",
        "ReplyAfterReset, assertion",
        "SemaphoreLeak, deadlock",
        "TimeoutOvertakes, exception",
        "UncaughtInWorker, exception",
    })
    void isFoundAndReplays(String program, String kind) throws Exception {
        ChildResult found = jvm(program, FIND_ITERATIONS).run().expectFailure(kind);
        Path out = found.directory.resolve("lockstep-out");
        String seed = found.field("seed");
        Path trace = out.resolve("seed-" + seed + ".trace");
        assertTrue(Files.size(trace) > 0, found::toString);
        String report = Files.readString(out.resolve("seed-" + seed + ".report.txt"));
        assertTrue(report.contains(found.reported("replay")), report);
        expectSame(found, ChildJvm.shell(found.reported("replay")).in(found.directory));
        for (String engine : ChildJvm.ENGINES) {
            expectSame(found, replay(program, engine, trace));
        }
    }

    private static void expectSame(ChildResult found, ChildJvm again) {
        ChildResult replayed = again.run().expectFailure(found.field("kind"));
        assertEquals(found.field("trace"), replayed.field("trace"), () -> found + "\nreplayed:\n" + replayed);
        assertEquals(found.field("seed"), replayed.field("seed"));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void twinSurvives(String twin) {
        boolean common = COMMONEST.contains(twin.replace(TWIN, ""));
        int iterations = common ? Math.max(COMMONEST_ITERATIONS, TWIN_ITERATIONS) : TWIN_ITERATIONS;
        ChildResult result =
                jvm(twin, iterations).timeout(600).run().expectStatus(0).expectPass();
        assertEquals(Integer.toString(iterations), result.field("iterations"), result::toString);
    }

    private static ChildJvm jvm(String program, int iterations) {
        return main(ChildJvm.withAgent().option("iterations", iterations), program);
    }

    private static ChildJvm replay(String program, String engine, Path trace) {
        return main(ChildJvm.withAgent().option("engine", engine).option("replay", trace), program);
    }

    private static ChildJvm main(ChildJvm jvm, String program) {
        boolean memory = MEMORY.contains(program.replace(TWIN, ""));
        return jvm.option("points", memory ? "memory" : "sync")
                .option("maxSteps", 20_000)
                .main(Programs.classPath(), "programs.planted." + program);
    }
}
