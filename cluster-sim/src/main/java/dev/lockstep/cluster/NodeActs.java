package dev.lockstep.cluster;

import dev.lockstep.controller.NodeEnd;
import dev.lockstep.task.NodeState;

/**
 * What a nemesis does to a node, which may have gone down by itself meanwhile, and then is left as it is. Each is a
 * scheduling point.
 */
final class NodeActs {
    private final ClusterRun run;

    NodeActs(ClusterRun run) {
        this.run = run;
    }

    private Member at(String node) {
        Member member = run.members.get(node);
        run.baton.point(member.node);
        return member;
    }

    void stop(String node, StopMode mode) {
        Member member = at(node);
        if (member.node.state != NodeState.DOWN) {
            run.stopMode = mode;
            run.baton.nodes().kill(member.node, NodeEnd.STOPPED, Cluster.KILLED);
        }
    }

    void pause(String node) {
        Member member = at(node);
        if (member.node.state == NodeState.UP) {
            run.faults.record("pause ", node);
            run.baton.nodes().pause(member.node);
            run.changed(member);
            run.baton.leaveIfGone();
        }
    }

    void resume(String node) {
        Member member = at(node);
        if (member.node.isPaused()) {
            run.faults.record("resume ", node);
            run.baton.nodes().resume(member.node);
            run.changed(member);
        }
    }
}
