package dev.lockstep.cluster.net;

import java.util.Comparator;

/** Packets in the order in which they were held. */
final class HeldOrder implements Comparator<Packet> {
    @Override
    public int compare(Packet one, Packet two) {
        return Long.compare(one.heldOrder, two.heldOrder);
    }
}
