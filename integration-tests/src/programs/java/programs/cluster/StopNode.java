package programs.cluster;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.DownReason;
import dev.lockstep.cluster.NodeDown;
import dev.lockstep.cluster.NodeDownException;
import dev.lockstep.cluster.ThreadDown;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** stop_node, start_node and monitor_node of the model's API. */
public final class StopNode {
    private StopNode() {}

    public static void main(String[] args) throws Exception {
        Cluster cluster = Cluster.current();
        cluster.startNodes("n1", "n2");
        BlockingQueue<NodeDown> queue = new LinkedBlockingQueue<>();
        BlockingQueue<Object> called = new LinkedBlockingQueue<>();
        cluster.monitorNode("n1", queue);
        cluster.monitorNode("n1", queue); // a second registration, a second event
        cluster.monitorNode("n1", called::add);
        cluster.monitorNode("n2", event -> called.add("wrong: " + event));
        cluster.monitorNode("n1", called::add).close(); // taken back
        AtomicInteger steps = new AtomicInteger();
        Thread first = cluster.spawn("n1", () -> forEver(steps));
        Thread second = cluster.spawn("n1", () -> forEver(steps));
        BlockingQueue<ThreadDown> threads = new LinkedBlockingQueue<>();
        cluster.monitor(first, threads);
        Thread peaceful = cluster.spawn("n2", () -> {});
        while (steps.get() < 5) {
            Thread.sleep(1);
        }

        cluster.stopNode("n1");
        int after = steps.get();
        Expect.that(!first.isAlive() && !second.isAlive(), "a thread of n1 is alive");
        Expect.equal(Thread.State.TERMINATED, first.getState());
        first.join();
        second.join(1_000);
        peaceful.join();
        Expect.equal(List.of("n2"), cluster.listUp());
        Expect.equal(List.of("default", "n1", "n2"), cluster.list());
        for (int i = 0; i < 2; i++) {
            NodeDown event = queue.take();
            Expect.equal("n1", event.node());
            Expect.equal(DownReason.STOPPED, event.reason());
        }
        Expect.equal("n1", ((NodeDown) called.take()).node());
        ThreadDown down = threads.take();
        Expect.that(down.thread() == first && down.reason() == ThreadDown.Reason.NODE_DOWN, down.toString());
        Thread.sleep(100_000);
        Expect.equal(after, steps.get());
        Expect.that(queue.isEmpty() && called.isEmpty() && threads.isEmpty(), "events that nobody asked for");

        cluster.startNode("n1");
        Expect.that(!first.isAlive(), "a thread of the former life is back");
        Expect.equal("fresh", cluster.run("n1", () -> "fresh"));
        Expect.equal(List.of("n1", "n2"), cluster.listUp());
        Expect.equal(2, cluster.view().info("n1").starts());

        CountDownLatch inside = new CountDownLatch(1);
        Thread caller = new Thread(() -> {
            String message = Expect.failure(
                    NodeDownException.class,
                    () -> cluster.run(
                            "n1",
                            () -> { // is cut off by the stop
                                inside.countDown();
                                Thread.sleep(1_000_000);
                                return null;
                            }));
            Expect.that(message.contains("'n1' went down"), message);
        });
        caller.start();
        inside.await();
        cluster.stopNode("n1");
        caller.join();
        System.out.println("stopped and started");
    }

    private static void forEver(AtomicInteger steps) {
        try {
            while (true) {
                Thread.sleep(1);
                steps.incrementAndGet();
            }
        } catch (Throwable e) {
            steps.addAndGet(1_000_000);
        } finally {
            steps.addAndGet(1_000_000);
        }
    }
}
