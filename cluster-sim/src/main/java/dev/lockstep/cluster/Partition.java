package dev.lockstep.cluster;

/** One direction of a partition: what {@code from} sends does not reach {@code to}. */
final class Partition {
    final Member from;
    final Member to;
    final PartitionMode mode;

    /** Set once the tick time has passed over it. */
    boolean noticed;

    Partition(Member from, Member to, PartitionMode mode) {
        this.from = from;
        this.to = to;
        this.mode = mode;
    }

    boolean is(Member a, Member b) {
        return from == a && to == b;
    }
}
