package dev.lockstep.agent.option;

/** An option that cannot be used; its message is the one line to print. Exit code 64. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates it with the line to print. */
    public UsageException(String line) {
        super(line);
    }

    /** The line for a bad value. */
    public static UsageException value(String option, String value, String allowed) {
        return new UsageException("lockstep." + option + "=" + value + " is not allowed; allowed: " + allowed);
    }
}
