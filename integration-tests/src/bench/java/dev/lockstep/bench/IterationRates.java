package dev.lockstep.bench;

import dev.lockstep.controller.Exploration;
import dev.lockstep.controller.RunResult;
import dev.lockstep.controller.Settings;
import java.util.Locale;
import java.util.Map;

/**
 * Whole iterations a second of the classic shapes, in one JVM, statics kept. Run with the agent and
 * {@code -Dlockstep.main=off}; arguments: iterations a measurement, strategies.
 */
public final class IterationRates {
    private static final int ROUNDS = 4;

    private IterationRates() {}

    /** Prints a table: shape, strategy, iterations/s, steps/s, steps an iteration. */
    public static void main(String[] arguments) {
        long iterations = arguments.length > 0 ? Long.parseLong(arguments[0]) : 100_000;
        String[] strategies = arguments.length > 1 ? arguments[1].split(",") : new String[] {"random", "pct", "pos"};
        for (Map.Entry<String, Runnable> shape : Shapes.all().entrySet()) {
            for (String strategy : strategies) {
                double best = 0;
                RunResult last = null;
                double steps = 0;
                for (int round = 0; round < ROUNDS; round++) {
                    Settings settings = FixedProgram.settings();
                    settings.strategy = strategy;
                    settings.iterations = iterations;
                    Exploration exploration =
                            new Exploration(settings, new FixedProgram(shape.getValue()), (r, i) -> {}, null);
                    long start = System.nanoTime();
                    exploration.explore();
                    double seconds = (System.nanoTime() - start) / 1e9;
                    last = exploration.verdict();
                    if (last.failure != null) {
                        throw new IllegalStateException(last.report);
                    }
                    best = Math.max(best, iterations / seconds);
                    steps = (double) exploration.totalSteps() / iterations;
                }
                System.out.printf(
                        Locale.ROOT,
                        "%-9s %-7s %9.0f iterations/s %11.0f steps/s %6.1f steps%n",
                        shape.getKey(),
                        strategy,
                        best,
                        best * steps,
                        steps);
            }
        }
    }
}
