package dev.lockstep.cluster;

import dev.lockstep.controller.Baton;
import dev.lockstep.task.Node;

/** A node as the cluster knows it: the controller's node, its id, its program and what was started on it. */
final class Member {
    final Node node;
    final NodeId id;

    /** What the node runs when it is started; null if nothing. */
    NodeProgram program;

    /** The status that was last told. */
    NodeStatus shown = NodeStatus.DOWN;

    private final Baton baton;
    private Courier courier;
    private int courierLife;
    private int spawned;

    Member(Baton baton, Node node, NodeId id) {
        this.baton = baton;
        this.node = node;
        this.id = id;
    }

    String name() {
        return node.name;
    }

    /** Name of the next thread that is spawned on it. */
    String nextThreadName() {
        return node.name.concat("-task-").concat(Integer.toString(++spawned));
    }

    /** The group of the threads of this life. */
    ThreadGroup group() {
        if (node.group == null) {
            node.group = new ThreadGroup(baton.nodes().get(Node.DEFAULT_ID).group, node.name);
        }
        return node.group;
    }

    /** Who delivers events on this node, from now on if nobody did. */
    Courier courier() {
        if (courier == null || courierLife != node.life) {
            courier = new Courier(baton);
            courierLife = node.life;
            courier.start(this);
        }
        return courier;
    }

    NodeStatus status() {
        return NodeStatus.valueOf(node.state.name());
    }

    @Override
    public String toString() {
        return node.name;
    }
}
