package programs.cluster;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.ThreadDown;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** spawn_link of the model's API: an uncaught failure on one side ends the other. */
public final class LinkedThreads {
    private static final AtomicInteger FINALLY = new AtomicInteger();

    private LinkedThreads() {}

    public static void main(String[] args) throws Exception {
        Cluster cluster = Cluster.current();
        cluster.startNodes("n1", "n2");
        BlockingQueue<String> handled = new LinkedBlockingQueue<>();
        Thread.UncaughtExceptionHandler handler = (thread, thrown) -> handled.add(thrown.getMessage());
        cluster.run("n1", () -> Thread.setDefaultUncaughtExceptionHandler(handler));
        cluster.run("n2", () -> Thread.setDefaultUncaughtExceptionHandler(handler));

        check(cluster, handled, true); // the child fails, the parent ends
        check(cluster, handled, false); // the other way round
        Expect.equal(0, FINALLY.get());

        CountDownLatch done = new CountDownLatch(1);
        Thread parent = cluster.spawn(
                "n1",
                () -> { // a peaceful end ends nobody else
                    Thread child = Cluster.current().spawnLinked("n2", () -> {});
                    join(child);
                    done.countDown();
                });
        done.await();
        parent.join();

        BlockingQueue<ThreadDown> downs = new LinkedBlockingQueue<>();
        CountDownLatch spawned = new CountDownLatch(1);
        Thread bound = cluster.spawn(
                "n1",
                () -> { // the end of a node ends those linked to its threads
                    Cluster.current().spawnLinked("n2", LinkedThreads::waitForEver);
                    spawned.countDown();
                    waitForEver();
                });
        cluster.monitor(bound, downs);
        spawned.await();
        cluster.stopNode("n2");
        Expect.equal(ThreadDown.Reason.NODE_DOWN, downs.take().reason());
        Expect.that(!bound.isAlive(), "the linked thread is alive");
        Expect.equal(0, FINALLY.get());
        System.out.println("linked");
    }

    private static void check(Cluster cluster, BlockingQueue<String> handled, boolean childFails) throws Exception {
        Thread[] child = new Thread[1];
        CountDownLatch linked = new CountDownLatch(1);
        Thread parent = cluster.spawn("n1", () -> {
            child[0] = Cluster.current().spawnLinked("n2", () -> {
                await(linked);
                if (childFails) {
                    throw new IllegalStateException("child");
                }
                waitForEver();
            });
            linked.countDown();
            if (!childFails) {
                throw new IllegalStateException("parent");
            }
            waitForEver();
        });
        parent.join();
        child[0].join();
        Expect.equal(childFails ? "child" : "parent", handled.take());
        Expect.that(handled.isEmpty(), "more than one exception");
    }

    private static void waitForEver() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            FINALLY.incrementAndGet();
        } finally {
            FINALLY.incrementAndGet();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
