package dev.lockstep.cluster.net;

import java.util.ArrayDeque;

/** One direction between two hosts. */
final class Link {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    LinkSettings settings;

    /** Packets are lost. */
    boolean cut;

    /** Packets wait in {@link #waiting} for the release of the link. */
    boolean held;

    /** Packets wait in {@link #waiting} for the end of a deferring partition. */
    boolean deferring;

    /** When something last arrived over it; -1 if nothing did. */
    long lastArrivalNanos = -1;

    private ArrayDeque<Packet> waiting;
    private long busyUntilNanos;

    Link(LinkSettings settings) {
        this.settings = settings;
    }

    /** Latency of a packet that leaves now, in nanoseconds. */
    long delayNanos(Packet packet, long nowNanos, Draws draws) {
        long delay = settings.baseNanos + draws.latencyUpTo(settings.jitterNanos);
        if (settings.bytesPerSecond > 0) {
            long transfer = (long) ((double) packet.length * NANOS_PER_SECOND / settings.bytesPerSecond);
            busyUntilNanos = Math.max(busyUntilNanos, nowNanos) + transfer;
            delay += busyUntilNanos - nowNanos;
        }
        return delay;
    }

    void hold(Packet packet) {
        if (waiting == null) {
            waiting = new ArrayDeque<>();
        }
        waiting.add(packet);
    }

    /** The longest waiting packet, no longer held; null if there is none. */
    Packet poll() {
        return waiting == null ? null : waiting.poll();
    }

    boolean isOpen() {
        return !held && !deferring;
    }

    int heldCount() {
        return waiting == null ? 0 : waiting.size();
    }
}
