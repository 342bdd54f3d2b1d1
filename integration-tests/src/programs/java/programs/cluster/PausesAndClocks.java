package programs.cluster;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.NodeStatus;
import dev.lockstep.cluster.StatusChange;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Pauses freeze a node and not its timers; clocks differ, drift and jump, and never run back where they must not. */
public final class PausesAndClocks {
    private PausesAndClocks() {}

    public static void main(String[] args) throws Exception {
        Cluster cluster = Cluster.current();
        cluster.startNodes("n1", "n2");
        pauses(cluster);
        skew(cluster);
        drift(cluster);
        jumps(cluster);
        System.out.println("end");
    }

    private static void pauses(Cluster cluster) throws Exception {
        BlockingQueue<StatusChange> changes = new LinkedBlockingQueue<>();
        cluster.onStatusChange(changes::add);
        AtomicLong ticks = new AtomicLong();
        AtomicLong longest = new AtomicLong();
        cluster.spawn("n1", () -> {
            long last = System.nanoTime();
            while (true) {
                sleep(10);
                ticks.incrementAndGet();
                long now = System.nanoTime();
                longest.accumulateAndGet(now - last, Math::max);
                last = now;
            }
        });
        while (ticks.get() < 50) {
            Thread.sleep(10);
        }
        cluster.pauseNode("n1");
        long before = ticks.get();
        Thread late = cluster.spawn("n1", () -> {}); // starts on the paused node, runs later
        Thread.sleep(60_000);
        Expect.equal(before, ticks.get());
        Expect.that(late.isAlive(), "a thread ran on a paused node");
        Expect.equal(NodeStatus.PAUSED, cluster.view().status("n1"));
        Expect.that(!cluster.view().ping("n1") && cluster.view().ping("n2"), "ping");
        cluster.resumeNode("n1");
        late.join();
        while (ticks.get() < before + 2) {
            Thread.sleep(10);
        }
        Expect.that(longest.get() >= 60_000_000_000L, "the pause is not to be seen on n1");
        Expect.equal(NodeStatus.PAUSED, changes.take().after());
        Expect.equal(NodeStatus.UP, changes.take().after());
        Thread own = cluster.spawn("n2", () -> Cluster.current().pauseNode("n2")); // pauses itself
        while (cluster.view().status("n2") != NodeStatus.PAUSED) {
            Thread.sleep(10);
        }
        Thread.sleep(1_000);
        Expect.that(own.isAlive(), "it went on");
        cluster.resumeNode("n2");
        own.join();
        cluster.stopNode("n1");
        cluster.startNode("n1");
    }

    private static void skew(Cluster cluster) throws Exception {
        cluster.clock("n1").setSkew(Duration.ofHours(-2));
        long there = cluster.run("n1", System::currentTimeMillis);
        long here = System.currentTimeMillis();
        Expect.that(Math.abs(here - there - 7_200_000L) < 1_000, "skew is " + (here - there));
        cluster.clock("n1").setSkew(Duration.ZERO);
    }

    private static void drift(Cluster cluster) throws Exception {
        cluster.clock("n1").setDriftPpm(100_000); // fast by a tenth
        cluster.clock("n2").setDriftPpm(-100_000);
        for (String node : new String[] {"n1", "n2"}) {
            long start = System.nanoTime();
            long elapsed = cluster.run(node, () -> {
                long before = System.nanoTime();
                sleep(99_000);
                return System.nanoTime() - before;
            });
            long truth = System.nanoTime() - start;
            Expect.that(elapsed >= 99_000_000_000L, node + " woke early by its own clock: " + elapsed);
            double expected = node.equals("n1") ? 90e9 : 110e9;
            Expect.that(truth >= expected - 1 && truth < expected * 1.1, node + " took " + truth);
        }
        cluster.clock("n1").setDriftPpm(0);
        Expect.that(
                Expect.failure(
                                IllegalArgumentException.class,
                                () -> cluster.clock("n1").setDriftPpm(600_000))
                        .contains("allowed"),
                "drift without bound");
    }

    private static void jumps(Cluster cluster) throws Exception {
        AtomicLong last = new AtomicLong(Long.MIN_VALUE);
        AtomicLong back = new AtomicLong();
        cluster.spawn("n1", () -> {
            while (true) {
                long now = System.nanoTime();
                if (now < last.get()) {
                    back.incrementAndGet();
                }
                last.set(now);
                sleep(1);
            }
        });
        long until = cluster.run("n1", System::currentTimeMillis) + 3_600_000L;
        Thread waits = cluster.spawn("n1", () -> {
            while (System.currentTimeMillis() < until) {
                LockSupport.parkUntil(until);
            }
        });
        Thread.sleep(1_000);
        Expect.that(waits.isAlive(), "an hour is over already");
        long before = cluster.run("n1", System::currentTimeMillis);
        cluster.clock("n1").jump(Duration.ofMinutes(-10));
        Expect.that(cluster.run("n1", System::currentTimeMillis) < before, "the wall clock did not go back");
        cluster.clock("n1").jump(Duration.ofHours(2)); // past the time that the thread waits for
        waits.join(10_000);
        Expect.that(!waits.isAlive(), "still waits for a time of day that is past");
        Expect.equal(0L, back.get());
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
