package dev.lockstep.cluster;

/** The node went down while something was asked of it. */
public final class NodeDownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NodeDownException(String message) {
        super(message);
    }
}
