package dev.lockstep.cluster;

/** What becomes of traffic across a partition. */
public enum PartitionMode {
    /** It is lost; after the tick time connections across the partition break. */
    DROP,
    /** It waits, and arrives in the order in which it was sent before {@link Cluster#heal()} returns. */
    DEFER
}
