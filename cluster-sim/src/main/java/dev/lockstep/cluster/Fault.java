package dev.lockstep.cluster;

import dev.lockstep.controller.Baton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One fault that a nemesis has drawn: from its beginning, through what it repeats, to its end. */
final class Fault {
    private static final long MILLI = 1_000_000L;
    private static final int MAX_DRIFT = 50_000;
    final FaultKind kind;

    /** The node that it is about, first in the drawn order. */
    final String node;

    private final Cluster cluster;
    private final NodeActs acts;
    private final Baton baton;
    private final List<String> order;
    private final long untilNanos;
    private long nextNanos;
    private boolean on;

    Fault(Cluster cluster, Baton baton, FaultKind kind, List<String> order, long untilNanos) {
        this.cluster = cluster;
        this.acts = ClusterRun.current().acts;
        this.baton = baton;
        this.kind = kind;
        this.order = order;
        this.node = order.get(0);
        this.untilNanos = untilNanos;
        this.nextNanos = untilNanos;
    }

    /** True for kinds that keep a node from working. */
    static boolean stopsNode(FaultKind kind) {
        switch (kind) {
            case CRASH:
            case CRASH_LOOP:
            case CRASH_AT_START:
            case PAUSE:
            case SLOW_NODE:
                return true;
            default:
                return false;
        }
    }

    private static boolean parts(FaultKind kind) {
        return kind.ordinal() <= FaultKind.DEFER.ordinal();
    }

    private static boolean marksLinks(FaultKind kind) {
        return kind == FaultKind.LATENCY || kind == FaultKind.LOSS || kind == FaultKind.DUPLICATION;
    }

    /** True if the other kind cannot begin while this fault lasts, because ending one would end both. */
    boolean excludes(FaultKind other) {
        return parts(kind) && parts(other) || marksLinks(kind) && marksLinks(other);
    }

    /** When it has something to do next, in virtual nanoseconds. */
    long nextNanos() {
        return nextNanos;
    }

    /** Begins; false if there is nothing to end later. */
    boolean begin(long nowNanos) {
        on = true;
        int half = (order.size() + 1) / 2;
        switch (kind) {
            case HALVES:
            case FLAP:
                part(order.subList(0, half), order.subList(half, order.size()));
                repeatAfter(kind == FaultKind.FLAP, nowNanos, 200 + baton.draw(800));
                return true;
            case ISOLATE:
                part(order.subList(0, 1), order.subList(1, order.size()));
                return true;
            case ONE_WAY:
                oneWay(baton.draw(2) == 0);
                return true;
            case RING:
                ring();
                return true;
            case BRIDGE:
                part(order.subList(1, Math.max(1, half)), order.subList(half, order.size()));
                return true;
            case DEFER:
                part(order.subList(0, half), order.subList(half, order.size()), PartitionMode.DEFER);
                return true;
            case CRASH:
            case CRASH_LOOP:
            case CRASH_AT_START:
                acts.stop(node, baton.draw(2) == 0 ? StopMode.RESET : StopMode.SILENT);
                repeatAfter(kind != FaultKind.CRASH, nowNanos, 1 + baton.draw(200));
                return true;
            case PAUSE:
            case SLOW_NODE:
                acts.pause(node);
                repeatAfter(kind == FaultKind.SLOW_NODE, nowNanos, 2 + baton.draw(50));
                return true;
            default:
                return disturb();
        }
    }

    private boolean disturb() {
        switch (kind) {
            case SKEW:
                cluster.clock(node).setSkew(Duration.ofMillis(baton.draw(120_000) - 60_000L));
                return true;
            case DRIFT:
                cluster.clock(node).setDriftPpm(baton.draw(2 * MAX_DRIFT) - MAX_DRIFT);
                return true;
            case JUMP:
                cluster.clock(node).jump(Duration.ofMillis(baton.draw(20_000) - 10_000L));
                return false;
            case RESET:
                for (int i = 1; i < Math.min(2, order.size()); i++) {
                    cluster.link(node, order.get(i)).resetConnections();
                }
                return false;
            case NAMES:
                cluster.names().remove(node);
                return true;
            default:
                int strength = baton.draw(100);
                for (LinkFaults link : links()) {
                    disturb(link, strength);
                }
                return true;
        }
    }

    private void disturb(LinkFaults link, int strength) {
        switch (kind) {
            case LATENCY:
                link.latency(Duration.ofMillis(1 + strength), Duration.ofMillis(1 + 5L * strength));
                break;
            case LOSS:
                link.loss(0.01 + strength / 200.0);
                break;
            case DUPLICATION:
                link.duplication(0.01 + strength / 200.0);
                break;
            default:
                link.clog();
                break;
        }
    }

    private List<LinkFaults> links() {
        List<LinkFaults> links = new ArrayList<>();
        for (String other : order.subList(1, order.size())) {
            links.add(cluster.link(node, other));
            links.add(cluster.link(other, node));
        }
        return links;
    }

    private void part(List<String> left, List<String> right) {
        part(left, right, PartitionMode.DROP);
    }

    private void part(List<String> left, List<String> right, PartitionMode mode) {
        if (!left.isEmpty() && !right.isEmpty()) {
            cluster.partition(left, right, mode);
        }
    }

    private void oneWay(boolean outward) {
        List<String> self = order.subList(0, 1);
        List<String> others = order.subList(1, order.size());
        if (!others.isEmpty()) {
            cluster.partitionOneWay(outward ? self : others, outward ? others : self, PartitionMode.DROP);
        }
    }

    private void ring() {
        int size = order.size();
        for (int i = 0; i < size; i++) {
            for (int k = i + 2; k < size && !(i == 0 && k == size - 1); k++) {
                part(List.of(order.get(i)), List.of(order.get(k)));
            }
        }
    }

    private void repeatAfter(boolean repeats, long nowNanos, int millis) {
        if (repeats) {
            nextNanos = Math.min(untilNanos, nowNanos + millis * MILLI);
        }
    }

    /** Its time has come: repeats or ends; false if it has ended. */
    boolean advance(long nowNanos) {
        if (nowNanos >= untilNanos) {
            end();
            return false;
        }
        if (on) {
            release();
        } else {
            begin(nowNanos);
            return true;
        }
        on = false;
        int gap = kind == FaultKind.CRASH_AT_START ? 1 + baton.draw(5) : 2 + baton.draw(300);
        nextNanos = Math.min(untilNanos, nowNanos + gap * MILLI);
        return true;
    }

    /** Ends it for good. */
    void end() {
        if (on) {
            release();
        }
        if (kind == FaultKind.SKEW) {
            cluster.clock(node).setSkew(Duration.ZERO);
        } else if (kind == FaultKind.DRIFT) {
            cluster.clock(node).setDriftPpm(0);
        } else if (kind == FaultKind.NAMES) {
            cluster.names().restore(node);
        }
    }

    private void release() {
        if (parts(kind)) {
            cluster.heal();
        } else if (kind == FaultKind.PAUSE || kind == FaultKind.SLOW_NODE) {
            acts.resume(node);
        } else if (stopsNode(kind)) {
            cluster.startNode(node);
        } else if (kind == FaultKind.CLOG) {
            for (LinkFaults link : links()) {
                link.unclog();
            }
        } else if (marksLinks(kind)) {
            for (LinkFaults link : links()) {
                link.restore();
            }
        }
    }
}
