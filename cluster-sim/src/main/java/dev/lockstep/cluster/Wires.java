package dev.lockstep.cluster;

import dev.lockstep.cluster.net.Fabric;
import dev.lockstep.cluster.net.Host;
import dev.lockstep.cluster.net.Packet;
import dev.lockstep.cluster.stack.Kernel;
import dev.lockstep.task.Node;
import java.util.ArrayList;
import java.util.List;

/** The cluster's side of the network: what nodes and partitions mean to it. */
final class Wires {
    private final Kernel kernel = Kernel.get();
    private final List<Packet> deferred = new ArrayList<>();

    Fabric fabric() {
        return kernel.fabric();
    }

    static Host host(Member member) {
        return (Host) member.node.host;
    }

    /** Puts a node on the network; returns its address. */
    String join(Node node) {
        Host host = node.isDefault() ? kernel.defaultHost() : fabric().addHost(node.name);
        host.node = node;
        node.host = host;
        return host.ipv4().getHostAddress();
    }

    /** A node went down. */
    void leave(Node node, StopMode mode) {
        fabric().takeDown((Host) node.host, mode == StopMode.SILENT);
    }

    /** A node is started again. */
    void rejoin(Node node) {
        fabric().bringUp((Host) node.host);
    }

    void part(Member from, Member to, PartitionMode mode) {
        if (mode == PartitionMode.DROP) {
            List<Packet> waited = new ArrayList<>();
            fabric().cut(host(from), host(to));
            fabric().endDefer(host(from), host(to), waited);
            fabric().lose(waited);
        } else {
            fabric().heal(host(from), host(to));
            fabric().defer(host(from), host(to));
        }
    }

    void mend(Member from, Member to) {
        fabric().heal(host(from), host(to));
        fabric().endDefer(host(from), host(to), deferred);
    }

    /** Has all arrive that {@link #mend} has found waiting. */
    void deliverDeferred() {
        List<Packet> all = new ArrayList<>(deferred);
        deferred.clear();
        fabric().deliverNow(all);
    }

    void breakConnections(Member a, Member b) {
        fabric().breakConnections(host(a), host(b));
    }

    /** Virtual time of the last arrival at {@code observer} of what {@code member} sent; -1 if none. */
    long lastContactNanos(Member member, Member observer) {
        return fabric().lastArrivalNanos(host(member), host(observer));
    }
}
