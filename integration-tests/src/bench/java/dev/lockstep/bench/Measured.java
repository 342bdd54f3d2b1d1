package dev.lockstep.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/** Figures of repeated measurements, and Markdown rows of them. */
final class Measured {
    private static final int WARM_UP = 3;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);

    private Measured() {}

    /** The median over some rounds, after a warm-up. */
    static double median(DoubleSupplier measurement) {
        double[] figures = new double[WARM_UP + ROUNDS];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = measurement.getAsDouble();
        }
        return middle(figures);
    }

    /** Two measurements in turn: their medians, and the median of the ratios first to second, pair by pair. */
    static double[] paired(DoubleSupplier first, DoubleSupplier second) {
        double[] ofFirst = new double[WARM_UP + ROUNDS];
        double[] ofSecond = new double[WARM_UP + ROUNDS];
        double[] ratios = new double[WARM_UP + ROUNDS];
        for (int i = 0; i < ratios.length; i++) {
            ofFirst[i] = first.getAsDouble();
            ofSecond[i] = second.getAsDouble();
            ratios[i] = ofFirst[i] / ofSecond[i];
        }
        return new double[] {middle(ofFirst), middle(ofSecond), middle(ratios)};
    }

    /** The median of all but the first few. */
    private static double middle(double[] figures) {
        double[] counted = Arrays.copyOfRange(figures, WARM_UP, figures.length);
        Arrays.sort(counted);
        return counted[counted.length / 2];
    }

    /** Prints the head of a table. */
    static void head(String title, String... columns) {
        System.out.println("\n" + title + "\n");
        System.out.println("| " + String.join(" | ", columns) + " |");
        System.out.println("|---".repeat(columns.length) + "|");
    }

    /** Prints a row of a table. */
    static void row(String format, Object... values) {
        System.out.println("| " + String.format(Locale.ROOT, format, values) + " |");
    }
}
