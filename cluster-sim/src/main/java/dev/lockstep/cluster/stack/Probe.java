package dev.lockstep.cluster.stack;

import dev.lockstep.cluster.net.Host;
import dev.lockstep.cluster.net.Packet;
import dev.lockstep.cluster.net.PacketKind;

/** An echo request, or the answer to one. */
final class Probe extends Packet {
    private final Ping ping;
    private final boolean answer;

    Probe(Ping ping, Host from, Host to, boolean answer) {
        super(from, to, PacketKind.DATAGRAM, 0);
        this.ping = ping;
        this.answer = answer;
    }

    @Override
    protected void arrive() {
        if (answer) {
            Kernel.get().answered(ping);
        } else {
            to.fabric().send(new Probe(ping, to, from, true));
        }
    }

    @Override
    protected void lost() {}

    @Override
    protected void broken() {}

    @Override
    protected Packet copy() {
        return null;
    }

    @Override
    protected Object source() {
        return from;
    }

    @Override
    protected Object target() {
        return to;
    }

    @Override
    public int sourcePort() {
        return 0;
    }

    @Override
    public int targetPort() {
        return 0;
    }
}
