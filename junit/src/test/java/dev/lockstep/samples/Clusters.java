package dev.lockstep.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.junit.LockstepTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A simulated cluster in tests. */
public class Clusters {
    private List<String> nodes;

    @BeforeEach
    void start(Cluster cluster) {
        nodes = cluster.startNodes("n1", "n2");
    }

    @LockstepTest(iterations = 20)
    void isInjected(Cluster cluster) throws Exception {
        assertEquals(List.of("n1", "n2"), nodes);
        assertEquals("n2", cluster.run("n2", () -> Cluster.current().node()));
        cluster.stopNode("n2");
        assertEquals(List.of("n1"), cluster.listUp());
    }

    @LockstepTest(iterations = 20)
    void isThereForTheAsking() {
        assertEquals("default", Cluster.current().node());
        assertEquals(nodes, Cluster.current().listUp());
    }

    @LockstepTest(iterations = 20)
    void violatesAnInvariant(Cluster cluster) {
        int[] writes = new int[1];
        cluster.invariant("nobody writes", () -> assertEquals(0, writes[0]));
        cluster.spawn("n1", () -> writes[0]++);
        cluster.stopNode("n2");
    }
}
