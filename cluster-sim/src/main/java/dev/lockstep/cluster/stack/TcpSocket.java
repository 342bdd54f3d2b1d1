package dev.lockstep.cluster.stack;

import dev.lockstep.cluster.net.Addresses;
import dev.lockstep.cluster.net.Host;
import dev.lockstep.task.Timed;
import java.net.InetAddress;

/** A TCP socket. */
public final class TcpSocket extends StreamSocket {
    private static final long CONNECT_NANOS = 127_000_000_000L;
    private static final long UNREACHABLE_NANOS = 3_000_000_000L;
    private GiveUp giveUp;

    TcpSocket(Kernel kernel, Host host, boolean dual) {
        super(kernel, host, dual);
    }

    /** The time at which an unanswered {@code connect} fails. */
    private static final class GiveUp extends Timed {
        private final TcpSocket socket;
        private final int errno;

        GiveUp(TcpSocket socket, int errno) {
            this.socket = socket;
            this.errno = errno;
        }

        @Override
        public void fire() {
            if (socket.giveUp == this) {
                socket.giveUp = null;
                socket.failConnect(errno);
            }
        }
    }

    @Override
    boolean isLocal() {
        return false;
    }

    @Override
    StreamSocket sibling() {
        return new TcpSocket(kernel(), host(), isDual());
    }

    @Override
    PortTable ports() {
        return stack().tcp;
    }

    @Override
    public int listen(int length) {
        if (localPort == 0) {
            int result = ports().bind(this, 0);
            if (result != 0) {
                return result;
            }
        }
        if (ports().hasOtherListener(this)) {
            return Io.error(Errno.EADDRINUSE);
        }
        return super.listen(length);
    }

    /** {@code connect}: always unavailable at first, or an error. */
    public int connect(InetAddress address, int port) {
        int result = beginConnect(address, port);
        if (result == Io.UNAVAILABLE) {
            ask(address, port);
        }
        return result;
    }

    /**
     * As {@link #connect}, to a server outside the run.
     *
     * @return the end of the connection that stands for that server; null if there was an error, as {@code connect}
     *     would find
     */
    public TcpSocket connectOutside(InetAddress address, int port) {
        if (beginConnect(address, port) != Io.UNAVAILABLE) {
            return null;
        }
        TcpSocket server = new TcpSocket(kernel(), host(), isDual());
        server.answer(this, address, port, localAddress);
        return server;
    }

    private int beginConnect(InetAddress address, int port) {
        if (phase != Phase.NEW) {
            return Io.error(phase == Phase.CONNECTED ? Errno.EISCONN : Errno.EINVAL);
        }
        InetAddress source = sourceFor(address);
        if (localPort == 0) {
            localAddress = source;
            int result = ports().bind(this, 0);
            if (result != 0) {
                return result;
            }
        }
        localAddress = source;
        remoteAddress = address;
        remotePort = port;
        error = 0;
        phase = Phase.CONNECTING;
        return Io.UNAVAILABLE;
    }

    private void ask(InetAddress address, int port) {
        Host target = kernel().fabric().route(host(), address);
        if (target == null) {
            boolean onLink = Addresses.isOnLink(address);
            limitWait(onLink ? UNREACHABLE_NANOS : CONNECT_NANOS, onLink ? Errno.EHOSTUNREACH : Errno.ETIMEDOUT);
        } else {
            limitWait(CONNECT_NANOS, Errno.ETIMEDOUT);
            kernel().fabric().send(new ConnectPacket(this, target, address, port));
        }
    }

    private void limitWait(long nanos, int errno) {
        giveUp = new GiveUp(this, errno);
        kernel().devices().schedule(giveUp, kernel().devices().nowNanos() + nanos);
    }

    private void stopWaiting() {
        if (giveUp != null) {
            kernel().devices().cancel(giveUp);
            giveUp = null;
        }
    }

    @Override
    void connected() {
        stopWaiting();
    }

    /** The attempt to connect has failed. */
    void failConnect(int errno) {
        if (phase == Phase.CONNECTING) {
            stopWaiting();
            fail(errno);
        }
    }

    @Override
    void unbind() {
        stopWaiting();
        ports().release(this);
    }
}
