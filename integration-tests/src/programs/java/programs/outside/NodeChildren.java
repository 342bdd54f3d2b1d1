package programs.outside;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.NodeProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Children of nodes: with the node's environment; a node that dies does not wait for its own. */
public final class NodeChildren {
    private NodeChildren() {}

    /** The program of the nodes. */
    static void node(String what) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", what).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.println("said " + said.strip() + ", status " + process.waitFor());
        ProcessBuilder own = new ProcessBuilder("sh", "-c", "echo $LIFE");
        own.environment().put("LIFE", own.environment().get("LIFE") + " and more");
        said = new String(own.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.println("said " + said.strip());
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0) {
            node(args[0]);
            return;
        }
        Cluster cluster = Cluster.current();
        cluster.startNode(
                "a",
                NodeProgram.main(NodeChildren.class, "echo life of $LIFE; exit 2")
                        .withEnvironment("LIFE", "a"));
        cluster.startNode("b", NodeProgram.main(NodeChildren.class, "exec sleep 600"));
        Thread.sleep(500);
        System.out.println(
                "a " + cluster.view().status("a") + ", b " + cluster.view().status("b"));
        cluster.stopNode("b");
        System.out.println("b " + cluster.view().status("b"));
        Thread.sleep(60_000); // waits for no child any more
        System.out.println("end");
    }
}
