package programs.threads;

import java.io.File;
import java.io.IOException;
import java.util.BitSet;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import programs.check.Check;

/** Loops that do nothing but ask, until another thread that sleeps first brings about what they ask for. */
public final class Polls {
    private static final String PROPERTY = "polls.set";
    private static boolean plain;

    private Polls() {}

    public static void main(String[] args) throws Exception {
        threads();
        results();
        collections();
        outside();
        computing();
    }

    private static void threads() throws InterruptedException {
        Thread spinner = Check.start("interrupted", () -> {
            while (!Thread.currentThread().isInterrupted()) {
                // nothing
            }
        });
        Thread.sleep(1);
        spinner.interrupt();
        spinner.join();
        System.out.println("isInterrupted");
        Thread clearing = Check.start("cleared", () -> {
            while (!Thread.interrupted()) {
                // nothing
            }
        });
        Thread.sleep(1);
        clearing.interrupt();
        clearing.join();
        System.out.println("interrupted");
        Thread brief = Check.start("brief", () -> Thread.sleep(2));
        poll("isAlive", () -> !brief.isAlive());
        ThreadGroup group = new ThreadGroup("group");
        new Thread(group, Polls::nap).start();
        poll("activeCount", () -> group.activeCount() == 0);
    }

    private static void results() {
        CompletableFuture<Integer> future = new CompletableFuture<>();
        soon(() -> future.complete(1));
        poll("getNow", () -> future.getNow(0) == 1);
        ExecutorService pool = Executors.newFixedThreadPool(1);
        pool.execute(Polls::nap);
        pool.shutdown();
        poll("isTerminated", pool::isTerminated);
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        soon(() -> {
            lock.lock();
            lock.unlock();
        });
        poll("hasQueuedThreads", lock::hasQueuedThreads);
        lock.unlock();
    }

    private static void collections() {
        Queue<Integer> queue = new ConcurrentLinkedQueue<>();
        soon(() -> queue.add(1));
        poll("iterator", () -> queue.iterator().hasNext());
        Map<String, Integer> map = new ConcurrentHashMap<>();
        soon(() -> map.put("key", 1));
        poll("containsKey", () -> map.containsKey("key"));
        LongAdder adder = new LongAdder();
        soon(adder::increment);
        poll("sum", () -> adder.sum() > 0);
        BitSet bits = new BitSet();
        soon(() -> {
            synchronized (bits) {
                bits.set(3);
            }
        });
        poll("under a monitor", () -> {
            synchronized (bits) {
                return bits.get(3);
            }
        });
    }

    private static void outside() throws IOException {
        File file = File.createTempFile("polls", ".tmp");
        soon(() -> Check.that("deleted", file.delete()));
        poll("exists", () -> !file.exists());
        soon(() -> System.setProperty(PROPERTY, "1"));
        poll("getProperty", () -> System.getProperty(PROPERTY) != null);
        System.clearProperty(PROPERTY);
        soon(() -> plain = true);
        while (!plain) {
            Thread.holdsLock(file); // keeps the compiler from reading the field only once
        }
        System.out.println("plain field");
    }

    /** Two that compute for long without a point, and one that only sleeps, as long as they go on. */
    private static void computing() throws InterruptedException {
        long[] sums = new long[2];
        Thread[] workers = new Thread[2];
        for (int i = 0; i < workers.length; i++) {
            int mine = i;
            workers[i] = Check.start("computing-" + i, () -> {
                long sum = 0;
                for (int n = 0; n < 3_000_000; n++) {
                    sum += n ^ mine;
                }
                sums[mine] = sum;
            });
        }
        while (workers[0].isAlive() || workers[1].isAlive()) {
            Thread.sleep(1);
        }
        Check.equal("first", 4_499_998_500_000L, sums[0]);
        Check.equal("second", 4_499_998_500_000L, sums[1]);
    }

    private static void poll(String what, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            // nothing
        }
        System.out.println(what);
    }

    private static void soon(Check.Body body) {
        Check.start("soon", () -> {
            Thread.sleep(2);
            body.run();
        });
    }

    private static void nap() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
