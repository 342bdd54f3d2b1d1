package dev.lockstep.cluster;

/** Kinds of faults that a {@link Nemesis} draws from. */
public enum FaultKind {
    /** A partition into two halves. */
    HALVES,
    /** One node cut off from all others. */
    ISOLATE,
    /** One node that hears but is not heard, or the other way round. */
    ONE_WAY,
    /** Each node reaches its two neighbours in a ring only. */
    RING,
    /** Two halves that only one node, the bridge, still reaches both of. */
    BRIDGE,
    /** A partition into two halves that comes and goes several times a second. */
    FLAP,
    /** A partition into two halves that delivers all when it heals, in the order of sending. */
    DEFER,
    /** A node is stopped and started again later. */
    CRASH,
    /** A node is stopped and started several times in a row. */
    CRASH_LOOP,
    /** A node is started again and stopped within its first milliseconds. */
    CRASH_AT_START,
    /** A node stands still, as in a long garbage collection. */
    PAUSE,
    /** A node runs in short bursts with stops between them. */
    SLOW_NODE,
    /** A wall clock that is ahead or behind. */
    SKEW,
    /** A clock that is fast or slow. */
    DRIFT,
    /** A wall clock that jumps forward or back. */
    JUMP,
    /** Links to and from a node become slow and uneven. */
    LATENCY,
    /** Links to and from a node lose packets. */
    LOSS,
    /** Links to and from a node deliver datagrams twice. */
    DUPLICATION,
    /** Links to and from a node hold everything back for a while. */
    CLOG,
    /** Connections between two nodes break. */
    RESET,
    /** A node's name cannot be resolved for a while. */
    NAMES
}
