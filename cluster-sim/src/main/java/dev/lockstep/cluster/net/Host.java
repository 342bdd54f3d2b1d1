package dev.lockstep.cluster.net;

import java.net.InetAddress;

/**
 * A machine on the fabric: a name, addresses, a place on its links, and whatever stack is attached to it. Tasks
 * belong to a host through {@code Task.host}.
 */
public final class Host {
    /** Number on its fabric, from 0. */
    public final int index;

    private final Fabric fabric;
    private final String name;
    private final InetAddress ipv4;
    private final InetAddress ipv6;
    private boolean up = true;

    /** The host's sockets and ports; set once by the stack that serves it. */
    public Object stack;

    /** For whoever groups tasks by node. */
    public Object node;

    Host(Fabric fabric, int index, String name, InetAddress ipv4, InetAddress ipv6) {
        this.fabric = fabric;
        this.index = index;
        this.name = name;
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    /** The network it is on. */
    public Fabric fabric() {
        return fabric;
    }

    /** Its name, which other hosts can look up. */
    public String name() {
        return name;
    }

    /** Its own IPv4 address, beside loopback. */
    public InetAddress ipv4() {
        return ipv4;
    }

    /** Its own IPv6 address, beside loopback. */
    public InetAddress ipv6() {
        return ipv6;
    }

    /** False while it neither sends nor receives. */
    public boolean isUp() {
        return up;
    }

    /** True if {@code address} reaches this host from inside itself: loopback, wildcard or one of its own. */
    public boolean owns(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.equals(ipv4)
                || address.equals(ipv6);
    }

    void setUp(boolean isUp) {
        up = isUp;
    }

    @Override
    public String toString() {
        return name;
    }
}
