package dev.lockstep.cluster.net;

/** Judges packets at the moment they are sent. Rules of a fabric are asked in order until one has an opinion. */
public interface Rule {
    /**
     * The verdict on a packet.
     *
     * @param packet the packet, about to leave {@link Packet#from}
     * @param draws the run's own source of chance: the only one a rule may use
     */
    Verdict judge(Packet packet, Draws draws);
}
