package dev.lockstep.cluster.stack;

import dev.lockstep.cluster.net.Host;
import dev.lockstep.cluster.net.Packet;
import dev.lockstep.cluster.net.PacketKind;
import dev.lockstep.cluster.net.Resend;
import java.net.InetAddress;

/** Asks for a TCP connection. Sent again, later each time, if it is lost or the listener has no room. */
final class ConnectPacket extends Packet {
    private static final long FIRST_RETRY_NANOS = 1_000_000_000L;
    private static final int MAX_SHIFT = 10;

    /**
     * A kernel's timers are coarser the later they are due, by an eighth of the wait: so clients that were turned
     * away together do not come back in the same instant, when the listener has no time to accept between them.
     */
    private static final int LATENESS = 8;

    private final TcpSocket client;
    private final InetAddress address;
    private final int port;
    private final int clientPort;
    private int attempts;

    ConnectPacket(TcpSocket client, Host to, InetAddress address, int port) {
        super(client.host(), to, PacketKind.CONNECT, 0);
        this.client = client;
        this.address = address;
        this.port = port;
        this.clientPort = client.localPort;
    }

    @Override
    protected void arrive() {
        if (!client.isConnecting()) {
            return;
        }
        StreamSocket listener = client.kernel().stack(to).tcp.listener(address, port);
        if (listener == null) {
            client.kernel().fabric().send(new Refusal(this));
        } else if (listener.isFull()) {
            lost();
        } else {
            listener.connectionFrom(client, address, client.localAddress);
        }
    }

    @Override
    protected void lost() {
        long wait = FIRST_RETRY_NANOS << Math.min(attempts++, MAX_SHIFT);
        long late = client.kernel().fabric().draws().nanosUpTo(wait / LATENESS);
        client.kernel()
                .devices()
                .schedule(new Resend(this, false), client.kernel().devices().nowNanos() + wait + late);
    }

    @Override
    protected boolean isWanted() {
        return client.isConnecting();
    }

    /** The answer of a host that has no such listener. */
    private static final class Refusal extends Packet {
        private final ConnectPacket request;

        Refusal(ConnectPacket request) {
            super(request.to, request.from, PacketKind.RESET, 0);
            this.request = request;
        }

        @Override
        protected void arrive() {
            request.client.failConnect(Errno.ECONNREFUSED);
        }

        @Override
        protected void lost() {
            request.lost();
        }

        @Override
        protected void broken() {
            arrive();
        }

        @Override
        protected Packet copy() {
            return null;
        }

        @Override
        protected Object source() {
            return request.target();
        }

        @Override
        protected Object target() {
            return request.source();
        }

        @Override
        public int sourcePort() {
            return request.port;
        }

        @Override
        public int targetPort() {
            return request.clientPort;
        }
    }

    @Override
    protected void broken() {
        client.failConnect(Errno.ECONNRESET);
    }

    @Override
    protected Packet copy() {
        return null;
    }

    @Override
    protected Object source() {
        return client.localEnd();
    }

    @Override
    protected Object target() {
        return new End(to, port);
    }

    @Override
    public int sourcePort() {
        return clientPort;
    }

    @Override
    public int targetPort() {
        return port;
    }
}
