package dev.lockstep.cluster;

/** A watched thread is gone, or out of reach. Immutable. */
public final class ThreadDown {
    /** What became of the thread. */
    public enum Reason {
        /** Its {@code run} returned. */
        ENDED,
        /** An exception left its {@code run}. */
        FAILED,
        /** Its node went down, or a linked thread took it along. */
        NODE_DOWN,
        /** A partition has kept its node from the watcher's for the tick time. */
        NO_CONNECTION
    }

    private final Thread thread;
    private final String node;
    private final Reason reason;
    private final Throwable thrown;

    ThreadDown(Thread thread, String node, Reason reason, Throwable thrown) {
        this.thread = thread;
        this.node = node;
        this.reason = reason;
        this.thrown = thrown;
    }

    /** The thread. */
    public Thread thread() {
        return thread;
    }

    /** Its node. */
    public String node() {
        return node;
    }

    /** What became of it. */
    public Reason reason() {
        return reason;
    }

    /** What left its {@code run}; null unless it {@link Reason#FAILED}. */
    public Throwable thrown() {
        return thrown;
    }

    @Override
    public String toString() {
        return "thread " + thread.getName() + " of node " + node + " down: " + reason;
    }
}
