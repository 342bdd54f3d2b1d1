package dev.lockstep.cluster.net;

import java.util.Comparator;

/** Packets in the order in which they were first sent, whatever their links. */
final class SendOrder implements Comparator<Packet> {
    @Override
    public int compare(Packet one, Packet two) {
        return Long.compare(one.sendOrder, two.sendOrder);
    }
}
