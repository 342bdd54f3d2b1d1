package dev.lockstep.controller;

/** How the simulated network behaves where no rule says otherwise. Set before use, not changed afterwards. */
public final class NetworkSettings {
    /** Shortest latency of a host with itself, in virtual nanoseconds. */
    public long loopbackBaseNanos;

    /** Latency drawn on top of it, in virtual nanoseconds. */
    public long loopbackJitterNanos = 20_000L;

    /** Shortest latency between two hosts, in virtual nanoseconds. */
    public long baseNanos = 100_000L;

    /** Latency drawn on top of it, in virtual nanoseconds. */
    public long jitterNanos = 300_000L;

    /** Bytes a second between two hosts; 0 is without limit. */
    public long bytesPerSecond;

    /** Packets lost between hosts, of a million. */
    public int lossPerMillion;

    /** Datagrams that arrive twice, of a million. */
    public int duplicatePerMillion;

    /** Stream writes that arrive in two pieces, of a million. */
    public int splitPerMillion;

    /** Servers that connections reach for real; everything else stays inside the run. */
    public OutsideAddress[] passthrough = {};
}
