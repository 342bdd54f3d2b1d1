package dev.lockstep.cluster;

import dev.lockstep.controller.Baton;
import dev.lockstep.task.Timed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The partitions in force, and what they do to the network at once, after the tick time, and when they heal. */
final class Partitions {
    /** Default tick time: 15 s. */
    static final long DEFAULT_TICK_NANOS = 15_000_000_000L;

    private final Baton baton;
    private final Watches watches;
    private final Members members;
    private final Wires wires;
    private final List<Partition> active = new ArrayList<>();
    private long tickNanos = DEFAULT_TICK_NANOS;

    Partitions(Baton baton, Watches watches, Members members, Wires wires) {
        this.baton = baton;
        this.watches = watches;
        this.members = members;
        this.wires = wires;
    }

    long tickNanos() {
        return tickNanos;
    }

    void setTickNanos(long nanos) {
        tickNanos = nanos;
    }

    /** Parts two groups; in both directions, or only from the first to the second. */
    void add(Collection<Member> left, Collection<Member> right, PartitionMode mode, boolean oneWay) {
        List<Partition> added = new ArrayList<>();
        for (Member a : left) {
            for (Member b : right) {
                cut(a, b, mode, added);
                if (!oneWay) {
                    cut(b, a, mode, added);
                }
            }
        }
        if (!added.isEmpty()) {
            baton.schedule(new Tick(added), baton.nowNanos() + tickNanos);
        }
    }

    private void cut(Member from, Member to, PartitionMode mode, List<Partition> added) {
        Partition known = find(from, to);
        if (known != null && known.mode == mode) {
            return;
        }
        if (known != null) {
            active.remove(known);
        }
        Partition partition = new Partition(from, to, mode);
        partition.noticed = known != null && known.noticed;
        active.add(partition);
        added.add(partition);
        wires.part(from, to, mode);
    }

    private Partition find(Member from, Member to) {
        for (Partition partition : active) {
            if (partition.is(from, to)) {
                return partition;
            }
        }
        return null;
    }

    /** True if nothing parts the two in either direction. */
    boolean areConnected(Member a, Member b) {
        return find(a, b) == null && find(b, a) == null;
    }

    boolean isEmpty() {
        return active.isEmpty();
    }

    /** Ends all partitions; what was deferred arrives before this returns. */
    void heal() {
        List<Partition> healed = new ArrayList<>(active);
        active.clear();
        for (Partition partition : healed) {
            wires.mend(partition.from, partition.to);
        }
        wires.deliverDeferred();
        List<Partition> told = new ArrayList<>();
        for (Partition partition : healed) {
            if (partition.noticed && !contains(told, partition)) {
                told.add(partition);
                seeAgain(partition.from, partition.to);
                seeAgain(partition.to, partition.from);
            }
        }
    }

    private static boolean contains(List<Partition> told, Partition partition) {
        for (Partition other : told) {
            if (other.is(partition.from, partition.to) || other.is(partition.to, partition.from)) {
                return true;
            }
        }
        return false;
    }

    private void seeAgain(Member observer, Member member) {
        if (member.status() != NodeStatus.DOWN) {
            watches.reachable(observer, members.info(member, observer));
        }
    }

    private void notice(List<Partition> parted) {
        List<Partition> told = new ArrayList<>();
        for (Partition partition : parted) {
            if (!active.contains(partition) || partition.noticed) {
                continue;
            }
            partition.noticed = true;
            if (contains(told, partition)) {
                continue;
            }
            told.add(partition);
            if (partition.mode == PartitionMode.DROP) {
                wires.breakConnections(partition.from, partition.to);
            }
            watches.unreachable(partition.from, partition.to);
            watches.unreachable(partition.to, partition.from);
        }
    }

    /** The tick time has passed since a partition. */
    private final class Tick extends Timed {
        private final List<Partition> parted;

        Tick(List<Partition> parted) {
            this.parted = parted;
        }

        @Override
        public void fire() {
            notice(parted);
        }
    }
}
