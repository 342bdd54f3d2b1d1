package dev.lockstep.cluster;

import java.time.Duration;
import java.time.Instant;

/** What there is to know of a node at one moment. Immutable; all times are true virtual time, not the node's own. */
public final class NodeInfo {
    private final NodeId id;
    private final NodeStatus status;
    private final int threads;
    private final Duration upTime;
    private final Instant lastContact;
    private final int starts;
    private final int exitStatus;

    NodeInfo(
            NodeId id,
            NodeStatus status,
            int threads,
            Duration upTime,
            Instant lastContact,
            int starts,
            int exitStatus) {
        this.id = id;
        this.status = status;
        this.threads = threads;
        this.upTime = upTime;
        this.lastContact = lastContact;
        this.starts = starts;
        this.exitStatus = exitStatus;
    }

    /** Name, address and port. */
    public NodeId id() {
        return id;
    }

    /** The node's name. */
    public String name() {
        return id.name();
    }

    /** Its address. */
    public String host() {
        return id.host();
    }

    /** Where it is in its life. */
    public NodeStatus status() {
        return status;
    }

    /** Live threads, daemons included. */
    public int threads() {
        return threads;
    }

    /** Time since it was last started; zero while it is down. */
    public Duration upTime() {
        return upTime;
    }

    /** When something sent by it last arrived at the asking node, or the asking node last reached it; null if never. */
    public Instant lastContact() {
        return lastContact;
    }

    /** How many times it was started. */
    public int starts() {
        return starts;
    }

    /** Status of its last exit; 0 if it never exited. */
    public int exitStatus() {
        return exitStatus;
    }

    @Override
    public String toString() {
        return id + " " + status + ", " + threads + " threads, up " + upTime + ", start " + starts;
    }
}
