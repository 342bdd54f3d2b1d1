package dev.lockstep.cluster;

/** A node is down, or taken to be. Immutable. */
public final class NodeDown {
    private final String node;
    private final DownReason reason;
    private final int exitStatus;

    NodeDown(String node, DownReason reason, int exitStatus) {
        this.node = node;
        this.reason = reason;
        this.exitStatus = exitStatus;
    }

    /** The node's name. */
    public String node() {
        return node;
    }

    /** Why. */
    public DownReason reason() {
        return reason;
    }

    /** Status that its program exited with; 137 if it was stopped, 0 if it is unreachable. */
    public int exitStatus() {
        return exitStatus;
    }

    @Override
    public String toString() {
        return "node " + node + " down: " + reason + " (exit status " + exitStatus + ")";
    }
}
