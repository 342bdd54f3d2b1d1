package dev.lockstep.cluster;

import dev.lockstep.cluster.net.Fabric;
import dev.lockstep.cluster.net.Host;
import dev.lockstep.cluster.net.LinkSettings;
import java.time.Duration;

/**
 * One direction of the network between two nodes: how slow, lossy or stuck it is. Settings stay until they are changed
 * or {@link #restore} is called; packets on their way keep their time. Streams stay streams: loss inside TCP is delay
 * or, after many attempts, a broken connection; datagrams are lost, doubled and, by jitter, overtake each other.
 */
public final class LinkFaults {
    private static final double MILLION = 1_000_000;
    private final ClusterRun run;
    private final Member from;
    private final Member to;

    LinkFaults(ClusterRun run, Member from, Member to) {
        this.run = run;
        this.from = from;
        this.to = to;
    }

    private Fabric fabric() {
        return run.wires.fabric();
    }

    private Host source() {
        return Wires.host(from);
    }

    private Host target() {
        return Wires.host(to);
    }

    private LinkSettings settings() {
        return fabric().settings(source(), target());
    }

    private LinkFaults set(String what, LinkSettings settings) {
        run.baton.point(from.node);
        fabric().setSettings(source(), target(), settings);
        run.faults.record("link " + from + " -> " + to + ": ", what);
        return this;
    }

    /** A latency drawn uniformly from {@code base} to {@code base + jitter} for each packet. */
    public LinkFaults latency(Duration base, Duration jitter) {
        if (base.isNegative() || jitter.isNegative()) {
            throw new IllegalArgumentException("latency " + base + " + " + jitter + " is negative");
        }
        return set("latency " + base + " + " + jitter, settings().withLatency(base.toNanos(), jitter.toNanos()));
    }

    /** The chance, from 0 to 1, that a packet is lost. */
    public LinkFaults loss(double chance) {
        LinkSettings now = settings();
        return set("loss " + chance, now.withChances(million(chance), now.duplicatePerMillion, now.splitPerMillion));
    }

    /** The chance, from 0 to 1, that a datagram arrives twice. */
    public LinkFaults duplication(double chance) {
        LinkSettings now = settings();
        return set("duplication " + chance, now.withChances(now.lossPerMillion, million(chance), now.splitPerMillion));
    }

    /** The chance, from 0 to 1, that what is written to a stream in one piece arrives in two. */
    public LinkFaults splitting(double chance) {
        LinkSettings now = settings();
        return set(
                "splitting " + chance, now.withChances(now.lossPerMillion, now.duplicatePerMillion, million(chance)));
    }

    /** Bytes a second; 0 for without limit. */
    public LinkFaults bandwidth(long bytesPerSecond) {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("bandwidth " + bytesPerSecond + " is negative; 0 is without limit");
        }
        return set("bandwidth " + bytesPerSecond, settings().withBandwidth(bytesPerSecond));
    }

    /** Lets nothing pass until {@link #unclog}; nothing is lost. */
    public LinkFaults clog() {
        run.baton.point(from.node);
        fabric().hold(source(), target());
        run.faults.record("clog ", from + " -> " + to);
        return this;
    }

    /** Ends {@link #clog}: what waited leaves now. */
    public LinkFaults unclog() {
        run.baton.point(from.node);
        fabric().release(source(), target());
        run.faults.record("unclog ", from + " -> " + to);
        return this;
    }

    /** Breaks all connections between the two nodes, at both ends. */
    public void resetConnections() {
        run.baton.point(from.node);
        fabric().breakConnections(source(), target());
        run.faults.record("reset connections ", from + " - " + to);
    }

    /** Takes back all settings. */
    public void restore() {
        set("as it was", fabric().usual(source(), target()));
    }

    private static int million(double chance) {
        if (!(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException("chance " + chance + "; allowed: from 0 to 1");
        }
        return (int) Math.round(chance * MILLION);
    }
}
