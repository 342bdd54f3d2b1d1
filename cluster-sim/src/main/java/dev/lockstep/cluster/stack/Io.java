package dev.lockstep.cluster.stack;

/**
 * What a call of the stack returns: a count, or one of these. The first three have the values that the JDK's own
 * native code returns.
 */
public final class Io {
    /** End of a stream. */
    public static final int EOF = -1;

    /** The call would have to wait. */
    public static final int UNAVAILABLE = -2;

    /** A signal ended the wait. */
    public static final int INTERRUPTED = -3;

    private static final int FIRST_ERROR = -1000;

    private Io() {}

    /** The result that stands for an {@link Errno}. */
    public static int error(int errno) {
        return FIRST_ERROR - errno;
    }

    /** True if {@code result} stands for an error. */
    public static boolean isError(long result) {
        return result <= FIRST_ERROR;
    }

    /** The {@link Errno} of such a result. */
    public static int errno(long result) {
        return (int) (FIRST_ERROR - result);
    }
}
