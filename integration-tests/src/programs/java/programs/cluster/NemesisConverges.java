package programs.cluster;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.NodeProgram;
import dev.lockstep.cluster.NodeStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import programs.cluster.kv.KvClient;
import programs.cluster.kv.KvNode;

/** Drawn faults over the store: never more than one of three nodes is disturbed; afterwards it takes writes again. */
public final class NemesisConverges {
    private static final List<String> NODES = List.of("n0", "n1", "n2");

    private NemesisConverges() {}

    public static void main(String[] args) throws Exception {
        Cluster cluster = Cluster.current();
        for (int i = 0; i < NODES.size(); i++) {
            List<String> arguments = new ArrayList<>(List.of(Integer.toString(i), "7000", "strict"));
            arguments.addAll(NODES);
            cluster.startNode(
                    NODES.get(i),
                    NodeProgram.main(KvNode.class, arguments.toArray(new String[0]))
                            .withUncaughtTolerated());
        }
        cluster.invariant("a majority is up", () -> {
            int disturbed = 0;
            for (String node : NODES) {
                NodeStatus status = cluster.view().status(node);
                disturbed += status == NodeStatus.DOWN || status == NodeStatus.PAUSED ? 1 : 0;
            }
            Expect.that(disturbed <= 1, disturbed + " nodes are down or paused");
        });
        cluster.nemesis().runFor(Duration.ofSeconds(20));
        Expect.equal(NODES, cluster.listUp());
        cluster.eventually(
                Duration.ofSeconds(60),
                () -> Expect.that(new KvClient(7000, NODES).put("after", "all", 1_000), "no leader after the faults"));
        System.out.println("recovered");
    }
}
