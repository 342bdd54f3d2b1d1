package programs.cluster;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.NodeProgram;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** A node that fights back: once it is stopped, nothing of it acts, and nothing that it held stays held. */
public final class KillLeavesNothing {
    private static final AtomicInteger ACTS = new AtomicInteger();
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Object MONITOR = new Object();

    private KillLeavesNothing() {}

    /** What runs on the node; started by a program of its own too, whose statics nobody else sees. */
    static void fight() {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> act());
        Runtime.getRuntime().addShutdownHook(new Thread(KillLeavesNothing::act));
        new Timer("timer", false)
                .schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                act();
                            }
                        },
                        3,
                        3);
        ExecutorService pool = Executors.newScheduledThreadPool(2);
        ((java.util.concurrent.ScheduledExecutorService) pool)
                .scheduleAtFixedRate(KillLeavesNothing::act, 1, 1, TimeUnit.MILLISECONDS);
        CompletableFuture.runAsync(KillLeavesNothing::stubborn);
        spawner();
        stubborn();
    }

    private static void act() {
        ACTS.incrementAndGet();
    }

    /** Starts a successor before it sleeps, and another in a finally block. */
    private static void spawner() {
        new Thread(() -> {
                    try {
                        act();
                        Thread.sleep(2);
                    } catch (Throwable e) {
                        act();
                    } finally {
                        spawner();
                    }
                })
                .start();
    }

    private static void stubborn() {
        while (true) {
            try {
                synchronized (KillLeavesNothing.class) {
                    act();
                }
                Thread.sleep(1);
            } catch (Throwable e) {
                act(); // swallows everything, goes on
            } finally {
                act();
            }
        }
    }

    private static void hold(CountDownLatch held) {
        LOCK.lock();
        LOCK.lock();
        synchronized (MONITOR) {
            held.countDown();
            stubborn();
        }
    }

    private static void take(BlockingQueue<String> queue) {
        try {
            queue.take();
        } catch (InterruptedException e) {
            act();
        }
    }

    private static void waitFor(Object monitor) {
        synchronized (monitor) {
            try {
                while (true) {
                    monitor.wait();
                    act();
                }
            } catch (InterruptedException e) {
                act();
            }
        }
    }

    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            fight();
            return;
        }
        Cluster cluster = Cluster.current();
        cluster.startNodes("n1", "n2");
        CountDownLatch held = new CountDownLatch(1);
        cluster.spawn("n1", () -> hold(held));
        held.await();
        Object condition = new Object();
        BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        cluster.spawn("n1", () -> take(queue));
        Thread.sleep(1);
        CountDownLatch taken = new CountDownLatch(1);
        cluster.spawn("n2", () -> {
            take(queue); // behind the one of n1
            taken.countDown();
        });
        cluster.spawn("n1", () -> waitFor(condition));
        cluster.spawn("n1", KillLeavesNothing::fight);
        cluster.spawn(
                "n1",
                () -> { // wants what its own node holds
                    LOCK.lock();
                    act();
                });
        CountDownLatch survivors = new CountDownLatch(2);
        cluster.spawn(
                "n2",
                () -> { // want what the node holds, and get it with its death
                    LOCK.lock();
                    LOCK.unlock();
                    survivors.countDown();
                });
        cluster.spawn("n2", () -> {
            synchronized (MONITOR) {
                survivors.countDown();
            }
        });
        while (ACTS.get() < 100) {
            Thread.sleep(1);
        }
        Expect.equal(2L, survivors.getCount());

        cluster.stopNode("n1");
        int acts = ACTS.get();
        survivors.await();
        synchronized (condition) {
            condition.notify(); // nobody is there
        }
        queue.add("for n2, since n1 is dead");
        taken.await();
        LOCK.lock(); // another thread's killed owner, asked for after the kill
        LOCK.unlock();
        Thread.sleep(3_600_000);
        Expect.equal(acts, ACTS.get());
        Expect.equal(0, cluster.view().info("n1").threads());

        cluster.startNode("n3", NodeProgram.main(KillLeavesNothing.class, "fight"));
        for (int i = 0; i < 5; i++) {
            cluster.restartNode("n3");
            Thread.sleep(5);
        }
        cluster.stopNode("n3");
        Thread own = cluster.spawn(
                "n2",
                () -> { // a node that stops itself
                    try {
                        Cluster.current().stopNode("n2");
                        act();
                    } catch (Throwable e) {
                        act();
                    } finally {
                        act();
                    }
                });
        own.join();
        Thread.sleep(1_000);
        Expect.equal(acts, ACTS.get());
        System.out.println("nothing is left of n1, n2 and n3");
    }
}
