package dev.lockstep.bench;

import dev.lockstep.controller.Exploration;
import dev.lockstep.controller.RunResult;
import dev.lockstep.controller.Settings;
import java.util.Map;

/**
 * Whole iterations a second of the classic shapes, in one JVM, statics kept. Run with the agent and
 * {@code -Dlockstep.main=off}; argument: iterations a measurement.
 */
public final class IterationRates {
    private static final String[] STRATEGIES = {"random", "pct", "pos"};
    private static final int COROUTINE_ITERATIONS = 20_000;
    private static final int THREAD_ITERATIONS = 1_000;

    private IterationRates() {}

    /** Prints a table. */
    public static void main(String[] arguments) {
        String engine = FixedProgram.settings().engine;
        boolean coroutine = engine.equals("coroutine");
        int iterations = coroutine ? COROUTINE_ITERATIONS : THREAD_ITERATIONS;
        if (arguments.length > 0) {
            iterations = Integer.parseInt(arguments[0]);
        }
        Measured.head(
                "Iterations a second on the " + engine + " engine, 8 threads started, run and joined; goal: "
                        + (coroutine ? "100,000" : "5,000"),
                "shape",
                "random",
                "pct",
                "pos",
                "steps an iteration");
        for (Map.Entry<String, Runnable> shape : Shapes.all().entrySet()) {
            row(shape.getKey(), shape.getValue(), iterations);
        }
    }

    private static void row(String name, Runnable body, int iterations) {
        StringBuilder row = new StringBuilder(name);
        double[] steps = new double[1];
        for (String strategy : STRATEGIES) {
            double seconds = Measured.median(() -> explore(body, strategy, iterations, steps));
            row.append(String.format(java.util.Locale.ROOT, " | %,.0f", iterations / seconds));
        }
        Measured.row("%s | %.1f", row, steps[0]);
    }

    private static double explore(Runnable body, String strategy, int iterations, double[] steps) {
        Settings settings = FixedProgram.settings();
        settings.strategy = strategy;
        settings.iterations = iterations;
        Exploration exploration = new Exploration(settings, new FixedProgram(body), (r, i) -> {}, null);
        long start = System.nanoTime();
        exploration.explore();
        double seconds = (System.nanoTime() - start) / 1e9;
        RunResult last = exploration.verdict();
        if (last.failure != null) {
            throw new IllegalStateException(last.report);
        }
        steps[0] = (double) exploration.totalSteps() / iterations;
        return seconds;
    }
}
