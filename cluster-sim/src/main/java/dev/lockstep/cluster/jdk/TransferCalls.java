package dev.lockstep.cluster.jdk;

/** Transfers between a file and a socket inside the operating system, which knows nothing of simulated sockets. */
public final class TransferCalls {
    private static final long UNSUPPORTED_CASE = -6;

    private TransferCalls() {}

    /** Says so of this pair of files, in the JDK's way, which then maps the file or copies it. */
    public static long unsupported() {
        return UNSUPPORTED_CASE;
    }
}
