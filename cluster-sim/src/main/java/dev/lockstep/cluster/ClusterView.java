package dev.lockstep.cluster;

import dev.lockstep.task.NodeState;
import java.util.ArrayList;
import java.util.List;

/** What a node can find out about the cluster; see {@link Cluster#view()}. */
public final class ClusterView {
    private final ClusterRun run;

    ClusterView(ClusterRun run) {
        this.run = run;
    }

    /** The id of the calling thread's node. */
    public NodeId here() {
        return run.here().id;
    }

    /** The id of a node. */
    public NodeId id(String node) {
        return run.members.get(node).id;
    }

    /** Where a node is in its life. */
    public NodeStatus status(String node) {
        return run.members.get(node).status();
    }

    /** Status of a node's last exit; 0 if it never exited. */
    public int exitStatus(String node) {
        return run.members.get(node).node.exitStatus;
    }

    /** What the calling node may know of a node. */
    public NodeInfo info(String node) {
        return run.members.info(run.members.get(node), run.here());
    }

    /** Information on all nodes, the default one first. */
    public List<NodeInfo> all() {
        List<NodeInfo> infos = new ArrayList<>();
        for (Member member : run.members.all()) {
            infos.add(run.members.info(member, run.here()));
        }
        return infos;
    }

    /** Whether a message from the calling node could reach {@code node} now and be answered. */
    public boolean ping(String node) {
        Member member = run.members.get(node);
        run.baton.point(member.node);
        NodeState state = member.node.state;
        return (state == NodeState.UP || state == NodeState.STOPPING)
                && run.partitions.areConnected(run.here(), member);
    }
}
