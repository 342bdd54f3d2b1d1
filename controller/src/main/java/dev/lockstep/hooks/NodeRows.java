package dev.lockstep.hooks;

/**
 * Rows of {@link Controller#perRun} for statics of the JDK that each node of a cluster has of its own, while the
 * default node keeps what the JDK holds. Numbers from {@link #FIRST} on.
 */
public final class NodeRows {
    /** The lowest row. */
    public static final int FIRST = 64;

    /** {@code System.out}. */
    public static final int STANDARD_OUTPUT = FIRST;

    /** {@code System.err}. */
    public static final int STANDARD_ERROR = FIRST + 1;

    /** {@code System.props}, of which the default node has those of the run. */
    public static final int PROPERTIES = FIRST + 2;

    /** {@code Thread.defaultUncaughtExceptionHandler}. */
    public static final int DEFAULT_HANDLER = FIRST + 3;

    /** Number of rows. */
    public static final int COUNT = 4;

    private NodeRows() {}
}
