package dev.lockstep.cluster;

/** A node went from one status to another. Immutable. */
public final class StatusChange {
    private final String node;
    private final NodeStatus before;
    private final NodeStatus after;

    StatusChange(String node, NodeStatus before, NodeStatus after) {
        this.node = node;
        this.before = before;
        this.after = after;
    }

    /** The node's name. */
    public String node() {
        return node;
    }

    /** What it was. */
    public NodeStatus before() {
        return before;
    }

    /** What it is. */
    public NodeStatus after() {
        return after;
    }

    @Override
    public String toString() {
        return "node " + node + ": " + before + " -> " + after;
    }
}
