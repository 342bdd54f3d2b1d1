package dev.lockstep.cluster.net;

import dev.lockstep.task.Timed;

/** The time to send a lost packet again. */
public final class Resend extends Timed {
    final Packet packet;
    private final boolean mayOvertake;

    /** Creates the event; see {@link Timed#mayOvertake}. */
    public Resend(Packet packet, boolean mayOvertake) {
        this.packet = packet;
        this.mayOvertake = mayOvertake;
    }

    @Override
    public boolean mayOvertake() {
        return mayOvertake;
    }

    @Override
    public void fire() {
        if (packet.isWanted()) {
            packet.to.fabric().send(packet);
        }
    }
}
