package dev.lockstep.cluster;

/** Why a node is taken to be down. */
public enum DownReason {
    /** It was stopped at once, as by a power cut or {@code kill -9}. */
    STOPPED,
    /** It was asked to end, ran its shutdown hooks and ended. */
    SHUT_DOWN,
    /** Its program called {@code System.exit} or {@code Runtime.halt}. */
    EXITED,
    /** The last non-daemon thread of its program ended. */
    ENDED,
    /** It may be alive, but a partition has kept it from the observer's node for the tick time. */
    UNREACHABLE
}
