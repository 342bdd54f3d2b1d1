package dev.lockstep.task;

/** Where a node is in its life. */
public enum NodeState {
    /** Its threads run. */
    UP,
    /** Its threads are frozen, as in a long stop of the virtual machine; its timers expire meanwhile. */
    PAUSED,
    /** It runs its shutdown hooks and will be down. */
    STOPPING,
    /** It has no thread; it can be started again. */
    DOWN
}
