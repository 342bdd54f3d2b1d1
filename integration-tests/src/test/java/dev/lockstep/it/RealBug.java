package dev.lockstep.it;

import java.util.List;

/** A row of {@code realbugs.tsv}: a documented bug of a released library, and its healthy twin. */
final class RealBug {
    private static final int COLUMNS = 11;
    private static final String NONE = "-";
    private final String[] columns;

    private RealBug(String[] columns) {
        this.columns = columns;
    }

    static RealBug parse(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalStateException(columns.length + " columns instead of " + COLUMNS + ": " + line);
        }
        return new RealBug(columns);
    }

    String name() {
        return columns[0];
    }

    String main() {
        return columns[1];
    }

    List<String> arguments() {
        return words(2);
    }

    List<String> buggy() {
        return words(3);
    }

    List<String> fixed() {
        return words(4);
    }

    String kind() {
        return columns[5];
    }

    String points() {
        return columns[7];
    }

    List<String> fixedArguments() {
        return words(8);
    }

    /** The strategy that finds it; {@code -} if none does yet. */
    String strategy() {
        return columns[9];
    }

    boolean isFound() {
        return !strategy().equals(NONE);
    }

    private List<String> words(int column) {
        return columns[column].equals(NONE) ? List.of() : List.of(columns[column].split(" "));
    }

    @Override
    public String toString() {
        return name();
    }
}
