package dev.lockstep.cluster.stack;

import dev.lockstep.cluster.net.Host;
import dev.lockstep.cluster.net.Packet;
import dev.lockstep.cluster.net.PacketKind;
import java.net.InetAddress;

/** A datagram on its way, and afterwards in the queue of the socket that received it. */
final class Datagram extends Packet {
    final DatagramSocket sender;
    final byte[] bytes;
    final InetAddress source;
    final int port;
    final InetAddress address;
    final int addressPort;

    /** What the sender was connected to when it sent; a later error is for that connection only. */
    final boolean toAll;

    Datagram(DatagramSocket sender, Host to, byte[] bytes, InetAddress source, InetAddress address, int port) {
        super(sender.host(), to, PacketKind.DATAGRAM, bytes.length);
        this.sender = sender;
        this.bytes = bytes;
        this.source = source;
        this.port = sender.localPort();
        this.address = address;
        this.addressPort = port;
        this.toAll = address.isMulticastAddress() || Broadcasts.isBroadcast(address);
    }

    @Override
    protected long arrivalNanos(long proposed) {
        if (from != to) {
            return proposed;
        }
        sender.lastArrivalNanos = Math.max(sender.lastArrivalNanos, proposed);
        return sender.lastArrivalNanos;
    }

    @Override
    protected void arrive() {
        boolean taken = sender.kernel().stack(to).receive(this);
        if (!taken && !toAll) {
            sender.kernel().fabric().send(new Unreachable(this));
        }
    }

    @Override
    protected void lost() {}

    @Override
    protected void broken() {}

    @Override
    protected Packet copy() {
        return new Datagram(sender, to, bytes, source, address, addressPort);
    }

    @Override
    protected Object source() {
        return sender.localEnd();
    }

    @Override
    protected Object target() {
        return new End(to, addressPort);
    }

    @Override
    public int sourcePort() {
        return port;
    }

    @Override
    public int targetPort() {
        return addressPort;
    }

    /** Tells the sender that nobody listens. */
    private static final class Unreachable extends Packet {
        private final Datagram datagram;

        Unreachable(Datagram datagram) {
            super(datagram.to, datagram.from, PacketKind.UNREACHABLE, 0);
            this.datagram = datagram;
        }

        @Override
        protected void arrive() {
            datagram.sender.unreachable(datagram.address, datagram.addressPort);
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
            return datagram.target();
        }

        @Override
        protected Object target() {
            return datagram.source();
        }

        @Override
        public int sourcePort() {
            return datagram.addressPort;
        }

        @Override
        public int targetPort() {
            return datagram.port;
        }
    }
}
