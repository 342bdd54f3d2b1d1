package dev.lockstep.controller;

/** The tool itself failed; exit code 73. */
public final class ToolFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates a failure with a message for people. */
    public ToolFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
