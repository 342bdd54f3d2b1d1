package dev.lockstep.cluster.net;

/** How a link treats packets on which no rule has an opinion. Immutable; {@code with} methods give changed copies. */
public final class LinkSettings {
    /** A host with itself: up to 20 µs. */
    public static final LinkSettings LOOPBACK = new LinkSettings(0L, 20_000L, 0L, 0, 0, 0);

    /** Two hosts of one rack: 100 to 400 µs. */
    public static final LinkSettings LAN = new LinkSettings(100_000L, 300_000L, 0L, 0, 0, 0);

    /** Shortest latency, in virtual nanoseconds. */
    public final long baseNanos;

    /** Latency that is drawn on top, up to this, in virtual nanoseconds: mostly little, sometimes much. */
    public final long jitterNanos;

    /** Bytes a second; 0 is without limit. */
    public final long bytesPerSecond;

    /** Packets lost, of a million. Streams send again, so that they see delay. */
    public final int lossPerMillion;

    /** Datagrams that arrive twice, of a million. */
    public final int duplicatePerMillion;

    /** Stream writes that arrive in two pieces at different times, of a million. */
    public final int splitPerMillion;

    /** Creates settings from all parts. */
    public LinkSettings(
            long baseNanos,
            long jitterNanos,
            long bytesPerSecond,
            int lossPerMillion,
            int duplicatePerMillion,
            int splitPerMillion) {
        this.baseNanos = baseNanos;
        this.jitterNanos = jitterNanos;
        this.bytesPerSecond = bytesPerSecond;
        this.lossPerMillion = lossPerMillion;
        this.duplicatePerMillion = duplicatePerMillion;
        this.splitPerMillion = splitPerMillion;
    }

    /** With another latency. */
    public LinkSettings withLatency(long base, long jitter) {
        return new LinkSettings(base, jitter, bytesPerSecond, lossPerMillion, duplicatePerMillion, splitPerMillion);
    }

    /** With another bandwidth. */
    public LinkSettings withBandwidth(long bytes) {
        return new LinkSettings(baseNanos, jitterNanos, bytes, lossPerMillion, duplicatePerMillion, splitPerMillion);
    }

    /** With other chances, each of a million. */
    public LinkSettings withChances(int loss, int duplicate, int split) {
        return new LinkSettings(baseNanos, jitterNanos, bytesPerSecond, loss, duplicate, split);
    }
}
