package dev.lockstep.cluster;

/** Where a node is in its life. */
public enum NodeStatus {
    /** Its threads run. */
    UP,
    /** Its threads are frozen; see {@link Cluster#pauseNode}. */
    PAUSED,
    /** It runs its shutdown hooks. */
    STOPPING,
    /** It has no threads; {@link Cluster#startNode(String)} starts it again. */
    DOWN
}
