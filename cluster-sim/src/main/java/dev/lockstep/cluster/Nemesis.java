package dev.lockstep.cluster;

import dev.lockstep.controller.Baton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Brings faults over a cluster, drawn from the seed in the style of swarm testing (Groce et al., 2012): each run first
 * draws which kinds of faults exist in it at all and how often they come, then when, to whom, and for how long. A
 * quota bounds how many nodes are stopped or paused at once. Afterwards all is healed, so that a test can check
 * that the cluster recovers. Every draw is a decision of the run, so that a replay repeats it.
 *
 * <pre>{@code
 * cluster.nemesis().with(FaultKind.HALVES, FaultKind.CRASH).atMost(1).runFor(Duration.ofSeconds(60));
 * cluster.eventually(Duration.ofSeconds(10), () -> allNodesAgree());
 * }</pre>
 */
public final class Nemesis {
    private static final long SECOND = 1_000_000_000L;
    private final Cluster cluster;
    private final Baton baton;
    private List<String> nodes;
    private List<FaultKind> kinds = new ArrayList<>(Arrays.asList(FaultKind.values()));
    private int quota = -1;
    private long gapMin = SECOND / 2;
    private long gapMax = 5 * SECOND;
    private long lastsMin = SECOND / 10;
    private long lastsMax = 10 * SECOND;
    private final List<Fault> active = new ArrayList<>();

    Nemesis(Cluster cluster, Baton baton) {
        this.cluster = cluster;
        this.baton = baton;
        this.nodes = cluster.listUp();
    }

    /** Only these nodes; without it, all that are up when the nemesis is made, but not the default one. */
    public Nemesis on(String... names) {
        for (String name : names) {
            cluster.view().id(name); // throws if there is none
        }
        nodes = new ArrayList<>(Arrays.asList(names));
        return this;
    }

    /** Only these kinds of faults; without it, all. */
    public Nemesis with(FaultKind... some) {
        if (some.length == 0) {
            throw new IllegalArgumentException("no kind of fault was given");
        }
        kinds = new ArrayList<>(Arrays.asList(some));
        return this;
    }

    /** At most so many nodes are stopped, paused or slow at once; without it, a minority. */
    public Nemesis atMost(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("quota " + count + " is negative");
        }
        quota = count;
        return this;
    }

    /** Time between the beginnings of two faults; without it, half a second to five. */
    public Nemesis every(Duration shortest, Duration longest) {
        gapMin = order(shortest, longest);
        gapMax = longest.toNanos();
        return this;
    }

    /** How long a fault lasts; without it, a tenth of a second to ten. */
    public Nemesis lasting(Duration shortest, Duration longest) {
        lastsMin = order(shortest, longest);
        lastsMax = longest.toNanos();
        return this;
    }

    private static long order(Duration shortest, Duration longest) {
        if (shortest.isNegative() || longest.isZero() || shortest.compareTo(longest) > 0) {
            throw new IllegalArgumentException("from " + shortest + " to " + longest + " is no range of times");
        }
        return shortest.toNanos();
    }

    /** Brings faults for so long, on the calling thread, then {@link #quiet}. */
    public void runFor(Duration time) {
        if (nodes.isEmpty()) {
            throw new IllegalStateException("there is no node to bring faults over; start some first");
        }
        long end = baton.nowNanos() + time.toNanos();
        List<FaultKind> existing = swarm();
        long pace = 1 + baton.draw(4); // how eager this run is
        long next = baton.nowNanos() + between(gapMin, gapMax) / pace;
        while (baton.nowNanos() < end) {
            long wake = Math.min(end, next);
            for (Fault fault : active) {
                wake = Math.min(wake, fault.nextNanos());
            }
            sleepUntil(wake);
            for (Fault fault : new ArrayList<>(active)) {
                if (fault.nextNanos() <= baton.nowNanos() && !fault.advance(baton.nowNanos())) {
                    active.remove(fault);
                }
            }
            if (baton.nowNanos() >= next && baton.nowNanos() < end) {
                strike(existing.get(baton.draw(existing.size())));
                next = baton.nowNanos() + between(gapMin, gapMax) / pace;
            }
        }
        quiet();
    }

    /** Ends all faults: partitions heal, nodes are started and resumed, clocks and links are as they were. */
    public void quiet() {
        for (Fault fault : new ArrayList<>(active)) {
            fault.end();
        }
        active.clear();
        cluster.heal();
        for (String node : nodes) {
            cluster.startNode(node);
            ClusterRun.current().acts.resume(node);
        }
    }

    private List<FaultKind> swarm() {
        List<FaultKind> existing = new ArrayList<>();
        for (FaultKind kind : kinds) {
            if (baton.draw(2) == 0) {
                existing.add(kind);
            }
        }
        if (existing.isEmpty()) {
            existing.add(kinds.get(baton.draw(kinds.size())));
        }
        return existing;
    }

    private void strike(FaultKind kind) {
        List<String> order = new ArrayList<>(nodes);
        for (int i = order.size() - 1; i > 0; i--) {
            order.set(i, order.set(baton.draw(i + 1), order.get(i)));
        }
        boolean costsNode = Fault.stopsNode(kind);
        if (costsNode && cluster.view().status(order.get(0)) != NodeStatus.UP) {
            return; // it went down by itself, or somebody else has it
        }
        int disturbed = 0;
        for (Fault fault : active) {
            if (fault.excludes(kind) || fault.kind == kind && fault.node.equals(order.get(0))) {
                return; // one partition at a time, and nothing twice on one node
            }
            disturbed += Fault.stopsNode(fault.kind) ? 1 : 0;
            if (costsNode && Fault.stopsNode(fault.kind) && fault.node.equals(order.get(0))) {
                return;
            }
        }
        int allowed = quota >= 0 ? quota : (nodes.size() - 1) / 2;
        if (costsNode && disturbed >= allowed) {
            return;
        }
        long now = baton.nowNanos();
        Fault fault = new Fault(cluster, baton, kind, order, now + between(lastsMin, lastsMax));
        if (fault.begin(now)) {
            active.add(fault);
        }
    }

    private void sleepUntil(long nanos) {
        while (baton.nowNanos() < nanos) {
            baton.await(nanos - baton.nowNanos());
        }
    }

    private long between(long min, long max) {
        long span = (max - min) / 1_000_000;
        return min + (span <= 0 ? 0 : baton.draw((int) Math.min(span + 1, 1 << 30)) * 1_000_000L);
    }
}
