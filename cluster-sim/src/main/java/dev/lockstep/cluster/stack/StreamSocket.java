package dev.lockstep.cluster.stack;

import dev.lockstep.cluster.net.Host;
import dev.lockstep.cluster.net.PacketKind;
import dev.lockstep.task.WaitList;
import java.net.InetAddress;
import java.util.ArrayDeque;

/** A stream socket of any family: listening, connecting, connected or done. */
public abstract class StreamSocket extends Socket {
    /** Where a stream socket is in its life. */
    enum Phase {
        NEW,
        LISTENING,
        CONNECTING,
        CONNECTED,
        DONE
    }

    private static final int MIN_BACKLOG = 1;
    Phase phase = Phase.NEW;
    Stream in;
    Stream out;
    private ArrayDeque<StreamSocket> queue;

    /** Tasks that wait for room in {@link #queue}. */
    final WaitList roomWaiters = new WaitList();

    private int backlog;
    private boolean readShut;
    private boolean writeShut;
    private boolean resetSent;
    private boolean reset;

    /** Neighbours among the connections of the host. */
    StreamSocket previousConnection;

    StreamSocket nextConnection;

    StreamSocket(Kernel kernel, Host host, boolean dual) {
        super(kernel, host, dual);
    }

    /** True if segments need no network: both ends are on this host by nature. */
    abstract boolean isLocal();

    /** A socket that a listener makes for a new connection. */
    abstract StreamSocket sibling();

    @Override
    final boolean isExclusive() {
        return phase == Phase.LISTENING;
    }

    /** {@code listen}: 0 or an error. */
    public int listen(int length) {
        if (phase != Phase.NEW && phase != Phase.LISTENING) {
            return Io.error(Errno.EINVAL);
        }
        backlog = Math.max(length, MIN_BACKLOG);
        if (phase == Phase.NEW) {
            queue = new ArrayDeque<>();
            phase = Phase.LISTENING;
        }
        return 0;
    }

    /** True if one more connection cannot wait to be accepted. */
    final boolean isFull() {
        return queue.size() > backlog;
    }

    /** A connection has come in; its other end is {@code client}. The queue has room. */
    final StreamSocket connectionFrom(StreamSocket client, InetAddress localAddr, InetAddress remoteAddr) {
        StreamSocket server = sibling();
        server.options = options.inherit();
        server.answer(client, localAddr, localPort, remoteAddr);
        queue.add(server);
        changed();
        return server;
    }

    /** Becomes the other end of {@code client}, at that address. */
    final void answer(StreamSocket client, InetAddress address, int port, InetAddress remote) {
        localAddress = address;
        localPort = port;
        remoteAddress = remote;
        remotePort = client.localPort;
        join(client);
    }

    /** Makes the two streams between this socket and its peer. */
    private void join(StreamSocket peer) {
        out = new Stream(kernel().fabric(), this, peer);
        in = new Stream(kernel().fabric(), peer, this);
        phase = Phase.CONNECTED;
        stack().add(this);
        peer.in = out;
        peer.out = in;
        out.send(PacketKind.ACCEPT, 0);
    }

    /** The peer's grant has arrived. */
    final void accepted() {
        if (phase == Phase.CONNECTING) {
            phase = Phase.CONNECTED;
            stack().add(this);
            connected();
            changed();
        } else if (phase == Phase.DONE && !reset) {
            reset = true;
            out.send(PacketKind.RESET, 0); // closed while it was connecting
        }
    }

    /** The connection this socket asked for stands. */
    void connected() {}

    /** {@code accept}: a socket with both addresses, or null if none waits. */
    public final StreamSocket accept() {
        StreamSocket accepted = queue == null ? null : queue.poll();
        if (accepted != null && roomWaiters.size() > 0) {
            kernel().devices().wakeAll(roomWaiters);
        }
        return accepted;
    }

    /** Sends a byte beside the stream; only a peer that wants such bytes in line reads it. 1 or an error. */
    public final int writeUrgent(byte data) {
        if (phase == Phase.CONNECTED && !Boolean.TRUE.equals(out.to.options().get("SO_OOBINLINE"))) {
            return writeShut || reset ? Io.error(Errno.EPIPE) : 1;
        }
        byte[] one = {data};
        return write(one, ByteArrays.BASE, 1);
    }

    /** True after {@link #listen}. */
    public final boolean isListening() {
        return phase == Phase.LISTENING;
    }

    /** True while {@code connect} waits for an answer. */
    public final boolean isConnecting() {
        return phase == Phase.CONNECTING;
    }

    /** True if it was connected and is not closed. */
    public final boolean isConnected() {
        return phase == Phase.CONNECTED;
    }

    /** {@code SO_ERROR}: takes the pending error, 0 for none. */
    public final int pendingError() {
        return takeError();
    }

    @Override
    final int state() {
        switch (phase) {
            case LISTENING:
                return queue.isEmpty() ? 0 : Ready.IN;
            case CONNECTING:
                return 0;
            case CONNECTED:
                return connectedState();
            default:
                return Ready.OUT | Ready.HUP | (error != 0 ? Ready.IN | Ready.ERR : 0);
        }
    }

    private int connectedState() {
        int bits = error != 0 ? Ready.IN | Ready.OUT | Ready.ERR : 0;
        if (in.available() > 0 || in.hasEnded() || readShut) {
            bits |= Ready.IN;
        }
        if (writeShut || out.isWritable()) {
            bits |= Ready.OUT;
        }
        return (in.hasEnded() || readShut) && writeShut ? bits | Ready.HUP : bits;
    }

    /** Bytes, or its end, have arrived. */
    final void arrived() {
        if (phase == Phase.DONE) {
            if (in.available() > 0) {
                lateArrival();
            }
            return;
        }
        changed();
    }

    /** Data came for a socket that is closed: the sender must hear of it. */
    private void lateArrival() {
        in.discard();
        if (!resetSent) {
            resetSent = true;
            out.send(PacketKind.RESET, 0);
        }
    }

    /** All that this socket has sent has arrived. */
    void drained() {
        if (waiters().size() > 0) {
            changed(); // a close that lingers may go on
        }
    }

    @Override
    public final int read(Object base, long offset, int length) {
        if (phase != Phase.CONNECTED) {
            return error != 0 ? Io.error(takeError()) : phase == Phase.DONE ? Io.EOF : Io.error(Errno.ENOTCONN);
        }
        if (in.available() > 0 && !readShut) {
            return in.read(base, offset, length);
        }
        if (in.hasEnded()) {
            return Io.EOF; // an error that came after the end is for the next write
        }
        if (error != 0) {
            return Io.error(takeError());
        }
        return readShut || reset ? Io.EOF : Io.UNAVAILABLE;
    }

    @Override
    public final int write(Object base, long offset, int length) {
        if (phase != Phase.CONNECTED) {
            return Io.error(error != 0 ? takeError() : Errno.EPIPE);
        }
        if (error != 0) {
            return Io.error(takeError());
        }
        if (writeShut || reset || isLocal() && out.to.isClosed()) {
            return Io.error(Errno.EPIPE);
        }
        return out.write(base, offset, length);
    }

    @Override
    public final int available() {
        return phase == Phase.CONNECTED && !readShut
                ? in.available()
                : phase == Phase.DONE ? 0 : Io.error(Errno.EINVAL);
    }

    /** {@code shutdown} of either direction, or both: 0 or an error. */
    public final int shutdown(boolean reading, boolean writing) {
        if (phase == Phase.LISTENING) {
            return 0;
        }
        if (phase != Phase.CONNECTED || reset) {
            return Io.error(Errno.ENOTCONN);
        }
        if (writing && !writeShut) {
            writeShut = true;
            out.send(PacketKind.END, 0);
        }
        if (reading && !readShut) {
            readShut = true;
        }
        changed();
        return 0;
    }

    /** The peer, or a rule, broke the connection, or it was refused or timed out. */
    final void fail(int errno) {
        if (phase == Phase.DONE || reset) {
            return;
        }
        if (in != null) {
            in.abandon();
            out.abandon();
        }
        reset = true;
        error = errno;
        if (phase == Phase.CONNECTING) {
            phase = Phase.NEW;
            reset = false;
            in = null;
            out = null;
        }
        changed();
    }

    /** A reset from the peer has arrived. */
    final void resetByPeer() {
        if (phase == Phase.DONE || reset) {
            return;
        }
        reset = true;
        error = in.hasEnded() ? Errno.EPIPE : Errno.ECONNRESET;
        out.abandon();
        writeShut = true;
    }

    @Override
    final void release() {
        Phase before = phase;
        phase = Phase.DONE;
        if (before == Phase.LISTENING) {
            for (StreamSocket waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
                waiting.abort();
            }
            kernel().devices().wakeAll(roomWaiters);
        } else if (before == Phase.CONNECTED && !reset) {
            if (options.linger == 0 || in.available() > 0) {
                resetSent = true;
                out.send(PacketKind.RESET, 0); // behind what is on its way, as on Linux
                in.discard();
            } else if (!writeShut) {
                writeShut = true;
                out.send(PacketKind.END, 0);
            }
        }
        stack().remove(this);
        unbind();
    }

    /** Ends a connection that nobody accepted, or whose host goes down. */
    final void abort() {
        if (phase == Phase.CONNECTED && !reset) {
            options.linger = 0;
        }
        close();
    }

    /** Ceases to exist without a word to its peer. */
    final void vanish() {
        if (in != null) {
            in.abandon();
            out.abandon();
        }
        reset = true;
        close();
    }

    /** Gives up its address. */
    abstract void unbind();

    /** True while a close that lingers has to wait. */
    public final boolean mustLinger() {
        return phase == Phase.CONNECTED && options.linger > 0 && out.isInFlight() && !reset;
    }

    /** True while something sent has not arrived. */
    public final boolean isInFlight() {
        return out != null && out.isInFlight();
    }

    /** How long a close may wait for its data to arrive, in nanoseconds. */
    public final long lingerNanos() {
        return options.linger * 1_000_000_000L;
    }
}
