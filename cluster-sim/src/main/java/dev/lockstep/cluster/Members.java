package dev.lockstep.cluster;

import dev.lockstep.controller.Baton;
import dev.lockstep.task.Node;
import dev.lockstep.task.NodeState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All nodes of a run by name; and the errors that tell people what to do about a name that does not fit. */
final class Members {
    private static final int DEFAULT_PORT = 4369;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private final Baton baton;
    private final Wires wires;
    private final List<Member> all = new ArrayList<>();

    Members(Baton baton, Wires wires) {
        this.baton = baton;
        this.wires = wires;
        add(baton.nodes().get(Node.DEFAULT_ID), null);
    }

    private Member add(Node node, NodeId given) {
        String host = wires.join(node);
        NodeId id = given != null ? given : new NodeId(node.name, host, DEFAULT_PORT);
        Member member = new Member(baton, node, id);
        all.add(member);
        return member;
    }

    /** The node of that name or id, which is added if there is none. */
    Member register(String nameOrId) {
        NodeId given = nameOrId != null && nameOrId.indexOf('@') >= 0 ? NodeId.parse(nameOrId) : null;
        String name = given == null ? nameOrId : given.name();
        Member known = find(name);
        if (known != null) {
            return known;
        }
        new NodeId(name, "check", DEFAULT_PORT); // throws if the name is malformed
        return add(baton.nodes().register(name), given);
    }

    Member of(Node node) {
        return all.get(node.id);
    }

    Member find(String name) {
        for (Member member : all) {
            if (member.name().equals(name) || member.id.toString().equals(name)) {
                return member;
            }
        }
        return null;
    }

    /** The node of that name, up or not. */
    Member get(String name) {
        Member member = find(name);
        if (member == null) {
            throw new IllegalArgumentException(
                    "no node '" + name + "'; there are " + all + "; add it with startNodes(\"" + name + "\")");
        }
        return member;
    }

    /** The node of that name, which must not be down. */
    Member alive(String name) {
        Member member = get(name);
        if (member.node.state == NodeState.DOWN) {
            throw new IllegalStateException(
                    "node '" + name + "' is down; start it again with startNode(\"" + name + "\")");
        }
        return member;
    }

    /** The node of that name, which must not be the one that the test is on. */
    Member foreign(String name, String what) {
        Member member = alive(name);
        if (member.node.isDefault()) {
            throw new IllegalArgumentException("the default node runs the program or test itself and cannot be " + what
                    + "; start further nodes with startNodes and use those");
        }
        return member;
    }

    /** Both groups of a partition. */
    List<Set<Member>> groups(Collection<String> left, Collection<String> right) {
        Set<Member> first = group(left, "first");
        Set<Member> second = group(right, "second");
        for (Member member : second) {
            if (first.contains(member)) {
                throw new IllegalArgumentException("node '" + member.name()
                        + "' is in both groups of the partition; a node can be on one side only");
            }
        }
        return List.of(first, second);
    }

    private Set<Member> group(Collection<String> names, String which) {
        if (names == null || names.isEmpty()) {
            throw new IllegalArgumentException(
                    "the " + which + " group of the partition is empty; name at least one node");
        }
        Set<Member> group = new LinkedHashSet<>();
        for (String name : names) {
            group.add(get(name));
        }
        return group;
    }

    List<Member> all() {
        return new ArrayList<>(all);
    }

    /** What {@code observer} may know of {@code member}. */
    NodeInfo info(Member member, Member observer) {
        Node node = member.node;
        boolean down = node.state == NodeState.DOWN;
        long up = down ? 0 : baton.nowNanos() - node.startedAtNanos;
        long contact = wires.lastContactNanos(member, observer);
        Instant last = contact < 0 ? null : instant(Baton.EPOCH_NANOS + contact);
        return new NodeInfo(
                member.id, member.status(), node.liveTasks, Duration.ofNanos(up), last, node.life, node.exitStatus);
    }

    private static Instant instant(long epochNanos) {
        return Instant.ofEpochSecond(epochNanos / NANOS_PER_SECOND, epochNanos % NANOS_PER_SECOND);
    }
}
