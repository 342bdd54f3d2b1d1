package dev.lockstep.cluster.stack;

import dev.lockstep.cluster.net.Draws;
import dev.lockstep.cluster.net.Fabric;
import dev.lockstep.cluster.net.PacketKind;

/**
 * One direction of a connection. The writer copies bytes straight into the ring that the reader copies them out of;
 * segments on the network carry only how far the reader may see. They take effect in order, so whatever happens to
 * one of them delays those behind it.
 */
final class Stream {
    private static final int MILLION = 1_000_000;
    final StreamSocket from;
    final StreamSocket to;
    private final Fabric fabric;
    private final ByteRing ring = new ByteRing();
    private Segment first;
    private Segment last;
    private long visible;
    private boolean ended;

    /** The writer found no room. */
    private boolean starved;

    Stream(Fabric fabric, StreamSocket from, StreamSocket to) {
        this.fabric = fabric;
        this.from = from;
        this.to = to;
    }

    /** Bytes the reader may read now. */
    int available() {
        return (int) (visible - ring.head());
    }

    /** True once the reader has been told of the end; bytes before it may still be unread. */
    boolean hasEnded() {
        return ended;
    }

    /** Bytes the writer may write now. */
    int room() {
        return (int) Math.max(0, capacity() - ring.size());
    }

    private int capacity() {
        return from.options().sendBuffer + to.options().receiveBuffer;
    }

    /** True if a selector should call the writer writable. */
    boolean isWritable() {
        int room = room();
        if (room * 3L >= capacity()) {
            return true;
        }
        starved = true;
        return false;
    }

    /** True while something sent has not arrived. */
    boolean isInFlight() {
        return first != null;
    }

    int read(Object base, long offset, int length) {
        int count = Math.min(length, available());
        ring.take(base, offset, count);
        if (starved && isWritable()) {
            starved = false;
            from.changed();
        }
        return count;
    }

    int write(Object base, long offset, int length) {
        int count = Math.min(length, room());
        if (count == 0) {
            starved = true;
            return Io.UNAVAILABLE;
        }
        ring.put(base, offset, count);
        int piece = pieceOf(count);
        send(PacketKind.DATA, piece);
        if (piece < count) {
            send(PacketKind.DATA, count - piece);
        }
        return count;
    }

    /** The length of the first piece in which a write travels; all of it, unless the link splits writes. */
    private int pieceOf(int count) {
        int split = fabric.settings(from.host(), to.host()).splitPerMillion;
        Draws draws = fabric.draws();
        return count > 1 && split > 0 && draws.below(MILLION) < split ? 1 + draws.below(count - 1) : count;
    }

    /** Sends a segment of that kind. */
    void send(PacketKind kind, int length) {
        Segment segment = new Segment(this, kind, length);
        if (last == null) {
            first = segment;
        } else {
            last.next = segment;
        }
        last = segment;
        if (from.isLocal()) {
            segment.arrive();
        } else {
            fabric.send(segment);
        }
    }

    /** A segment has arrived: those take effect that nothing before them is missing for. */
    void advance() {
        boolean any = false;
        while (first != null && first.arrived) {
            Segment segment = first;
            first = segment.next;
            if (first == null) {
                last = null;
            }
            any = true;
            apply(segment);
        }
        if (any) {
            to.arrived();
        }
        if (first == null) {
            from.drained();
        }
    }

    private void apply(Segment segment) {
        switch (segment.kind) {
            case ACCEPT:
                to.accepted();
                break;
            case DATA:
                visible += segment.length;
                break;
            case END:
                ended = true;
                break;
            default:
                to.resetByPeer();
                break;
        }
    }

    /** The reader will never read again: forgets what it has not read. */
    void discard() {
        visible = ring.tail();
        ring.clear();
    }

    /** The connection is broken: nothing more arrives. */
    void abandon() {
        for (Segment segment = first; segment != null; segment = segment.next) {
            fabric.devices().cancel(segment);
            segment.forget();
        }
        first = null;
        last = null;
    }

    Fabric fabric() {
        return fabric;
    }
}
