package dev.lockstep.bench;

import dev.lockstep.controller.RunResult;
import dev.lockstep.controller.Settings;

/**
 * Switches of both engines beside the bare mechanism that each is made of, measured in turn in one JVM. Run with the
 * agent, {@code -Dlockstep.main=off} and {@code --add-exports java.base/jdk.internal.vm=ALL-UNNAMED}.
 */
public final class Switches {
    private static final int COROUTINE_SWITCHES = 2_000_000;
    private static final int THREAD_SWITCHES = 100_000;

    private Switches() {}

    /** Prints a table. */
    public static void main(String[] arguments) {
        Measured.head("Switches", "engine", "switch, ns", "bare mechanism, ns", "ratio", "goal");
        if (Runtime.version().feature() >= 21) {
            row(
                    "coroutine, bare: `Continuation` yield and run",
                    Measured.paired(
                            () -> switchNanos("coroutine", COROUTINE_SWITCHES),
                            () -> BareContinuations.pairNanos(COROUTINE_SWITCHES)),
                    "2");
        }
        row(
                "thread, bare: park and unpark",
                Measured.paired(
                        () -> switchNanos("thread", THREAD_SWITCHES), () -> BareHandOver.nanos(THREAD_SWITCHES)),
                "1.5");
    }

    private static void row(String what, double[] figures, String goal) {
        Measured.row("%s | %.0f | %.0f | %.2f | %s", what, figures[0], figures[1], figures[2], goal);
    }

    /** Two tasks yield in turn. Under PCT each yield switches: a point, a decision, its record and a switch. */
    private static double switchNanos(String engine, int switches) {
        Settings settings = FixedProgram.settings();
        settings.engine = engine;
        settings.strategy = "pct:1";
        long start = System.nanoTime();
        RunResult result = FixedProgram.runOnce(settings, () -> Threads.runAll(2, () -> yieldOften(switches / 2)));
        return (double) (System.nanoTime() - start) / result.switches;
    }

    private static void yieldOften(int switches) {
        for (int i = 0; i < switches; i++) {
            Thread.yield();
        }
    }
}
