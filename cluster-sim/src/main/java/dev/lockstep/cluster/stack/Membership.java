package dev.lockstep.cluster.stack;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** A datagram socket's membership of one multicast group on one interface. */
final class Membership {
    final InetAddress group;
    final int interfaceIndex;

    /** The only sources heard; null if all are, but for the blocked. */
    private final List<InetAddress> included;

    private final List<InetAddress> blocked = new ArrayList<>();

    Membership(InetAddress group, int interfaceIndex, boolean sourceSpecific) {
        this.group = group;
        this.interfaceIndex = interfaceIndex;
        this.included = sourceSpecific ? new ArrayList<InetAddress>() : null;
    }

    boolean isSourceSpecific() {
        return included != null;
    }

    List<InetAddress> included() {
        return included;
    }

    List<InetAddress> blocked() {
        return blocked;
    }

    boolean hears(InetAddress source) {
        return included == null ? !blocked.contains(source) : included.contains(source);
    }
}
