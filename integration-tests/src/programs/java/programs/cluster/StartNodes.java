package programs.cluster;

import dev.lockstep.cluster.Cluster;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** start_nodes, list, list_up, node, spawn and run of the model's API. */
public final class StartNodes {
    private StartNodes() {}

    public static void main(String[] args) throws Exception {
        Cluster cluster = Cluster.current();
        Expect.equal(List.of("default"), cluster.list()); // always there, though nobody registered it
        Expect.equal(List.of("n1", "n2", "n3"), cluster.startNodes("n1", "n2", "n3"));
        Thread before = cluster.spawn("n1", () -> sleep(1_000));
        Expect.equal(List.of("n1"), cluster.startNodes("n1")); // no-op: what runs there goes on
        Expect.that(before.isAlive(), "registering again has disturbed n1");
        Expect.equal(List.of("default", "n1", "n2", "n3"), cluster.list());
        Expect.equal(List.of("n1", "n2", "n3"), cluster.listUp());

        Expect.equal("default", cluster.node());
        Expect.equal("n1", cluster.node(before));
        Expect.equal("default", cluster.node(Thread.currentThread()));

        CountDownLatch done = new CountDownLatch(3);
        for (String node : cluster.listUp()) {
            cluster.spawn(node, () -> {
                Expect.equal(node, Cluster.current().node());
                Thread child = new Thread(
                        () -> { // belongs to the node of the thread that made it
                            Expect.equal(node, Cluster.current().node());
                            done.countDown();
                        });
                child.start();
            });
        }
        done.await();

        Expect.equal("n2 says 42", cluster.run("n2", () -> Cluster.current().node() + " says " + 42));
        String message = Expect.failure(
                IOException.class,
                () -> cluster.run("n2", () -> {
                    throw new IOException("disk on fire");
                }));
        Expect.equal("disk on fire", message);
        long start = System.nanoTime();
        cluster.run("n3", () -> sleep(500)); // returns when the body is done, not before
        Expect.that(System.nanoTime() - start >= 500_000_000L, "run did not wait");
        System.out.println(cluster.list());
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
