package dev.lockstep.agent.launch;

/** Exit codes of the tool itself, as the README documents them. */
public final class ExitCodes {
    /** Bad usage. */
    public static final int USAGE = 64;

    /** A failure was found. */
    public static final int FAILURE = 70;

    /** A run was not deterministic. */
    public static final int NONDETERMINISM = 71;

    /** The tool itself failed. */
    public static final int TOOL = 73;

    private ExitCodes() {}
}
