package dev.lockstep.cluster.stack;

import dev.lockstep.cluster.net.Packet;
import dev.lockstep.cluster.net.PacketKind;
import dev.lockstep.cluster.net.Resend;

/** A part of a {@link Stream} on the network. Lost ones are sent again, later each time, until the sender gives up. */
final class Segment extends Packet {
    private static final long FIRST_RETRY_NANOS = 200_000_000L;
    private static final long MAX_RETRY_NANOS = 120_000_000_000L;
    private static final int MAX_ATTEMPTS = 15;
    private static final int MAX_SHIFT = 20;
    private final Stream stream;
    boolean arrived;
    Segment next;
    private int attempts;
    private boolean forgotten;

    Segment(Stream stream, PacketKind kind, int length) {
        super(stream.from.host(), stream.to.host(), kind, length);
        this.stream = stream;
    }

    /** It no longer matters. */
    void forget() {
        forgotten = true;
    }

    @Override
    protected void arrive() {
        if (!forgotten && !arrived) {
            arrived = true;
            stream.advance();
        }
    }

    @Override
    protected void lost() {
        if (forgotten || arrived) {
            return;
        }
        if (++attempts > MAX_ATTEMPTS) {
            stream.from.fail(Errno.ETIMEDOUT);
            return;
        }
        long wait = Math.min(FIRST_RETRY_NANOS << Math.min(attempts - 1, MAX_SHIFT), MAX_RETRY_NANOS);
        stream.fabric()
                .devices()
                .schedule(new Resend(this, true), stream.fabric().devices().nowNanos() + wait);
    }

    @Override
    protected boolean isWanted() {
        return !forgotten;
    }

    @Override
    protected void broken() {
        StreamSocket from = stream.from;
        StreamSocket to = stream.to;
        from.fail(Errno.ECONNRESET);
        to.fail(Errno.ECONNRESET);
    }

    @Override
    protected Packet copy() {
        return null; // the receiver knows it by its place in the stream
    }

    @Override
    protected Object source() {
        return stream.from.localEnd();
    }

    @Override
    protected Object target() {
        return stream.to.localEnd();
    }

    @Override
    public int sourcePort() {
        return stream.from.localPort();
    }

    @Override
    public int targetPort() {
        return stream.to.localPort();
    }
}
