package programs.cluster;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.FaultKind;
import dev.lockstep.cluster.NodeProgram;
import dev.lockstep.cluster.NodeStatus;
import dev.lockstep.cluster.PartitionMode;
import dev.lockstep.cluster.StopMode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

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
        unknown(cluster);
        expect("name at least one node", () -> cluster.partition(List.of(), List.of("n1")));
        expect("second group of the partition is empty", () -> cluster.partition(List.of("n1"), List.of()));
        expect("is in both groups", () -> cluster.partitionOneWay(List.of("n1"), List.of("n1"), PartitionMode.DROP));
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
        stopped(cluster);
        Expect.equal("n3@10.9.8.7:4000", startWithId(cluster));
        System.out.println("all said what to do");
    }

    /** Whatever is asked of a node that does not exist, the answer lists those there are. */
    private static void unknown(Cluster cluster) {
        String[] all = {"no node 'n9'", "there are [default, n1, n2]", "add it with startNodes(\"n9\")"};
        for (String part : all) {
            expect(part, () -> cluster.spawnLinked("n9", () -> {}));
            expect(part, () -> cluster.run("n9", () -> 1));
            expect(part, () -> cluster.stopNode("n9"));
            expect(part, () -> cluster.stopNode("n9", StopMode.SILENT));
            expect(part, () -> cluster.shutDownNode("n9"));
            expect(part, () -> cluster.restartNode("n9"));
            expect(part, () -> cluster.pauseNode("n9"));
            expect(part, () -> cluster.resumeNode("n9"));
            expect(part, () -> cluster.monitorNode("n9", new ConcurrentLinkedQueue<>()));
            expect(part, () -> cluster.link("n1", "n9"));
            expect(part, () -> cluster.clock("n9"));
            expect(part, () -> cluster.names().restore("n9"));
            expect(part, () -> cluster.nemesis().on("n9"));
            expect(part, () -> cluster.view().id("n9"));
            expect(part, () -> cluster.view().info("n9"));
            expect(part, () -> cluster.view().status("n9"));
            expect(part, () -> cluster.view().exitStatus("n9"));
            expect(part, () -> cluster.view().ping("n9"));
        }
    }

    /** Whatever is asked of n2, which is down, the answer says how to start it; looking at it and links are allowed. */
    private static void stopped(Cluster cluster) {
        String part = "node 'n2' is down; start it again with startNode(\"n2\")";
        expect(part, () -> cluster.spawn("n2", () -> {}));
        expect(part, () -> cluster.spawnLinked("n2", () -> {}));
        expect(part, () -> cluster.shutDownNode("n2"));
        expect(part, () -> cluster.restartNode("n2"));
        expect(part, () -> cluster.pauseNode("n2"));
        expect(part, () -> cluster.resumeNode("n2"));
        Expect.equal(NodeStatus.DOWN, cluster.view().info("n2").status());
        Expect.that(!cluster.view().ping("n2"), "a node that is down answers");
        cluster.partition(List.of("n1"), List.of("n2"));
        cluster.heal();
        cluster.nemesis().with(FaultKind.CRASH, FaultKind.PAUSE).on("n2").runFor(Duration.ofSeconds(20));
        Expect.equal(NodeStatus.UP, cluster.view().status("n2")); // since the faults are over
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
