package dev.lockstep.cluster.net;

import dev.lockstep.task.Timed;

/**
 * Something on its way from one host to another. It is its own arrival event: the fabric decides when, if ever, it
 * fires.
 */
public abstract class Packet extends Timed {
    /** Where it comes from. */
    public final Host from;

    /** Where it goes. */
    public final Host to;

    /** What it is for. */
    public final PacketKind kind;

    /** Payload bytes; 0 for control packets. */
    public final int length;

    /** Place among all packets of the fabric in the order in which they were first sent, from 1; 0 before that. */
    long sendOrder;

    /** Creates a packet that is not yet sent. */
    protected Packet(Host from, Host to, PacketKind kind, int length) {
        this.from = from;
        this.to = to;
        this.kind = kind;
        this.length = length;
    }

    /** The time of arrival, for a packet that must not overtake another; {@code proposed} otherwise. */
    protected long arrivalNanos(long proposed) {
        return proposed;
    }

    /** The packet has arrived at {@link #to}, which is up. */
    protected abstract void arrive();

    /** The network has lost the packet: a stream sends it again later, a datagram is gone. */
    protected abstract void lost();

    /** False once it no longer matters whether it is sent again, because the connection is gone. */
    protected boolean isWanted() {
        return true;
    }

    /** A rule wants the connection that the packet belongs to broken at both ends. */
    protected abstract void broken();

    /** A second packet with the same effect; null if a copy has none, as for streams. */
    protected abstract Packet copy();

    /** The end that sends, for messages in reports; its {@code toString} names it. */
    protected abstract Object source();

    /** The end that receives. */
    protected abstract Object target();

    /** Port at the sender; 0 if it has none. */
    public abstract int sourcePort();

    /** Port at the receiver. */
    public abstract int targetPort();

    @Override
    public final void fire() {
        to.fabric().deliver(this);
    }
}
