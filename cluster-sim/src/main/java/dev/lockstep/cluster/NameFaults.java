package dev.lockstep.cluster;

import dev.lockstep.cluster.net.Host;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** What the name service of the cluster answers. Programs may cache answers, as the JDK does for 30 s. */
public final class NameFaults {
    private final ClusterRun run;

    NameFaults(ClusterRun run) {
        this.run = run;
    }

    /**
     * Gives a name these addresses, in this order, instead of any it had.
     *
     * @param targets names of nodes, or addresses in figures; none removes the name
     * @throws IllegalArgumentException if a target is neither
     */
    public void set(String name, String... targets) {
        List<InetAddress> addresses = new ArrayList<>();
        for (String target : targets) {
            Member member = run.members.find(target);
            addresses.add(member != null ? ((Host) member.node.host).ipv4() : literal(target));
        }
        run.baton.point(null);
        run.wires.fabric().names().set(name, addresses.toArray(new InetAddress[0]));
        run.faults.record("name " + name + " -> ", addresses.toString());
    }

    /** Removes a name: asking for it fails. */
    public void remove(String name) {
        set(name);
    }

    /** Takes back what was done to a node's own name. */
    public void restore(String node) {
        Host host = Wires.host(run.members.get(node));
        run.baton.point(null);
        run.wires.fabric().names().set(host.name(), host.ipv4(), host.ipv6());
        run.faults.record("name as it was: ", node);
    }

    private static InetAddress literal(String target) {
        boolean figures = !target.isEmpty() && (target.indexOf(':') >= 0 || Character.digit(target.charAt(0), 10) >= 0);
        if (figures) {
            try {
                return InetAddress.getByName(target);
            } catch (UnknownHostException e) {
                figures = false; // falls through to the message
            }
        }
        throw new IllegalArgumentException("'" + target + "' is neither a node nor an address in figures");
    }
}
