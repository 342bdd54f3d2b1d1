package programs.cluster;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.Invariant;
import dev.lockstep.cluster.NodeStatus;
import java.time.Duration;

/**
 * Invariants that only one kind of check can find violated, and their healthy twins. Arguments: {@code step}, {@code
 * period}, {@code fault} or {@code end}; then {@code broken}, {@code healthy}, or {@code unseen}: broken, but without
 * the check that would find it.
 */
public final class InvariantKinds {
    private static volatile int sent;
    private static volatile int received;
    private static volatile boolean locked;

    private InvariantKinds() {}

    public static void main(String[] args) throws Exception {
        Cluster cluster = Cluster.current();
        boolean broken = !args[1].equals("healthy");
        boolean seen = !args[1].equals("unseen");
        switch (args[0]) {
            case "step":
                step(cluster, broken, seen);
                break;
            case "period":
                period(cluster, broken, seen);
                break;
            case "fault":
                fault(cluster, broken, seen);
                break;
            default:
                end(cluster, broken);
        }
        System.out.println("end");
    }

    /** For one step, one counter is ahead of the other. */
    private static void step(Cluster cluster, boolean broken, boolean seen) {
        Invariant invariant = cluster.invariant("received is at most sent", () -> {
            Expect.that(received <= sent, "received " + received + " of " + sent);
        });
        if (seen) {
            invariant.atEveryStep();
        }
        for (int i = 0; i < 10; i++) {
            if (broken && i == 7) {
                received++;
                sent++;
            } else {
                sent++;
                received++;
            }
        }
    }

    /** For half a second, a flag stays set. */
    private static void period(Cluster cluster, boolean broken, boolean seen) throws InterruptedException {
        Invariant invariant = cluster.invariant("nothing is locked", () -> Expect.that(!locked, "locked"));
        if (seen) {
            invariant.every(Duration.ofMillis(100));
        }
        Thread.sleep(3_000);
        locked = broken;
        for (int i = 0; i < 5; i++) {
            Thread.sleep(100);
        }
        locked = false;
        Thread.sleep(1_000);
    }

    /** Between two acts of the program, a node is down. */
    private static void fault(Cluster cluster, boolean broken, boolean seen) {
        cluster.startNodes("n1", "n2");
        if (seen) {
            cluster.invariant(
                    "n1 is up", () -> Expect.equal(NodeStatus.UP, cluster.view().status("n1")));
        }
        cluster.restartNode(broken ? "n1" : "n2");
        Expect.equal(NodeStatus.UP, cluster.view().status("n1"));
    }

    /** After the last step, a counter is wrong. */
    private static void end(Cluster cluster, boolean broken) {
        Invariant closed = cluster.invariant("never made", () -> Expect.that(false, "made"));
        closed.close();
        cluster.invariant("all was received", () -> Expect.that(sent == 0 || received == sent, "received " + received));
        sent = 5;
        received = broken ? 4 : 5;
    }
}
