package dev.lockstep.it;

import java.util.List;

/** A row of {@code network.tsv}: an ordinary program that lets a library talk over the network. */
record NetworkProgram(String name, String main, List<String> artifacts, String note) {
    private static final String NATIVE = "native: ";

    static NetworkProgram parse(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 4) {
            throw new IllegalStateException(columns.length + " columns instead of 4: " + line);
        }
        List<String> artifacts = columns[2].equals("-") ? List.of() : List.of(columns[2].split(" "));
        return new NetworkProgram(columns[0], columns[1], artifacts, columns[3]);
    }

    /** Whether it asks for code outside the JVM, so that it must not get the plain answer. */
    boolean isNative() {
        return note.startsWith(NATIVE);
    }

    String classPath() {
        return Programs.classPath(artifacts);
    }

    @Override
    public String toString() {
        return name;
    }
}
