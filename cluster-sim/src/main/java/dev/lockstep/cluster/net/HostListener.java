package dev.lockstep.cluster.net;

/** Told what happens to hosts, so that a stack can act on it. */
public interface HostListener {
    /**
     * A host goes down and every socket on it ceases to exist.
     *
     * @param silent false if its peers are to be told by resets, as when a process dies and its machine lives; true
     *     if they hear nothing, as when the power fails
     */
    void hostDown(Host host, boolean silent);

    /** Breaks every connection between two hosts at both ends. */
    void breakConnections(Host a, Host b);
}
