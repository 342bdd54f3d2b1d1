package programs.cluster;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.FaultKind;
import dev.lockstep.cluster.NodeProgram;
import java.time.Duration;
import java.util.List;

/** Calls that make no sense say what to do instead. */
public final class BadCalls {
    private BadCalls() {}

    public static void main(String[] args) throws Exception {
        Cluster cluster;
        try {
            cluster = Cluster.current();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage()); // without the agent
            return;
        }
        cluster.startNodes("n1", "n2");
        expect("add it with startNodes(\"n9\")", () -> cluster.spawn("n9", () -> {}));
        expect("add it with startNodes(\"n9\")", () -> cluster.startNode("n9"));
        expect("add it with startNodes(\"n9\")", () -> cluster.monitorNode("n9", event -> {}));
        expect("name at least one node", () -> cluster.partition(List.of(), List.of("n1")));
        expect("on one side only", () -> cluster.partition(List.of("n1", "n2"), List.of("n2")));
        expect("add it with", () -> cluster.partition(List.of("n1"), List.of("n9")));
        expect("cannot be stopped", () -> cluster.stopNode("default"));
        expect("cannot be paused", () -> cluster.pauseNode("default"));
        expect("choose another name", () -> cluster.startNode("default", NodeProgram.main("X")));
        expect("allowed: letters", () -> cluster.startNodes("no spaces"));
        expect("name@host:port", () -> cluster.startNodes("n1@nowhere"));
        expect("is negative", () -> cluster.setTickTime(Duration.ofSeconds(-1)));
        expect("from 0 to 1", () -> cluster.link("n1", "n2").loss(1.5));
        expect("neither a node nor an address", () -> cluster.names().set("x", "y"));
        expect("no kind of fault", () -> cluster.nemesis().with(new FaultKind[0]));
        expect("not alive", () -> cluster.monitor(new Thread(() -> {}), event -> {}));
        cluster.stopNode("n2");
        expect("start it again with startNode(\"n2\")", () -> cluster.run("n2", () -> 1));
        expect("start it again with startNode(\"n2\")", () -> cluster.stopNode("n2"));
        expect("start it again with startNode(\"n2\")", () -> cluster.monitorNode("n2", event -> {}));
        Expect.equal("n3@10.9.8.7:4000", startWithId(cluster));
        System.out.println("all said what to do");
    }

    private static String startWithId(Cluster cluster) {
        Expect.equal(List.of("n3"), cluster.startNodes("n3@10.9.8.7:4000"));
        return cluster.view().id("n3").toString();
    }

    private static void expect(String part, Expect.Failing call) {
        try {
            call.call();
        } catch (IllegalArgumentException | IllegalStateException e) {
            Expect.that(e.getMessage().contains(part), "'" + part + "' is not in: " + e.getMessage());
            return;
        } catch (Exception e) {
            throw new AssertionError("unexpected " + e, e);
        }
        throw new AssertionError("no exception that says: " + part);
    }
}
