package programs.juc;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import programs.check.Check;

/** Semaphore, CountDownLatch, CyclicBarrier, Exchanger. */
public final class Synchronizers {
    private Synchronizers() {}

    public static void main(String[] args) throws Exception {
        semaphore(false);
        semaphore(true);
        latch();
        barrier();
        brokenBarrier();
        exchanger();
    }

    private static void semaphore(boolean fair) throws InterruptedException {
        Semaphore permits = new Semaphore(2, fair);
        AtomicInteger inside = new AtomicInteger();
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Check.start("guest-" + i, () -> {
                permits.acquire();
                if (inside.incrementAndGet() > 2) {
                    throw new AssertionError("too many inside");
                }
                inside.decrementAndGet();
                permits.release();
            });
        }
        Check.join(threads);
        Check.equal("permits", 2, permits.availablePermits());
        Check.equal("drained", 2, permits.drainPermits());
        Check.that("none left", !permits.tryAcquire());
        Check.that("timed acquire runs out", !permits.tryAcquire(Check.SHORT_MILLIS, MILLISECONDS));
        Check.interrupted("acquire", permits::acquire);
        Check.interrupted("acquire two", () -> permits.acquire(2));
        Check.interrupted("timed acquire", () -> permits.tryAcquire(Check.LONG_MILLIS, MILLISECONDS));
        Thread timed = Check.start(
                "timed", () -> Check.that("three in time", permits.tryAcquire(3, Check.LONG_MILLIS, MILLISECONDS)));
        Check.awaitState(timed, Thread.State.TIMED_WAITING);
        Check.that("has queued threads", permits.hasQueuedThreads());
        permits.release(3);
        timed.join();
        Thread deaf = Check.start("deaf", () -> {
            permits.acquireUninterruptibly();
            Check.that("still interrupted", Thread.interrupted());
        });
        Check.awaitState(deaf, Thread.State.WAITING);
        deaf.interrupt();
        permits.release();
        deaf.join();
    }

    private static void latch() throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(2);
        Check.that("timed await runs out", !latch.await(Check.SHORT_MILLIS, MILLISECONDS));
        Check.interrupted("latch", latch::await);
        Check.interrupted("timed latch", () -> latch.await(Check.LONG_MILLIS, MILLISECONDS));
        Thread timed =
                Check.start("timed", () -> Check.that("opened in time", latch.await(Check.LONG_MILLIS, MILLISECONDS)));
        Thread untimed = Check.start("untimed", latch::await);
        latch.countDown();
        latch.countDown();
        latch.countDown();
        Check.join(timed, untimed);
        latch.await();
        Check.equal("count", 0L, latch.getCount());
    }

    private static void barrier() throws InterruptedException {
        AtomicInteger trips = new AtomicInteger();
        AtomicInteger indexes = new AtomicInteger();
        CyclicBarrier barrier = new CyclicBarrier(3, trips::incrementAndGet);
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            boolean timed = i == 0;
            threads[i] = Check.start("party-" + i, () -> {
                for (int n = 1; n <= 3; n++) {
                    indexes.addAndGet(timed ? barrier.await(Check.LONG_MILLIS, MILLISECONDS) : barrier.await());
                    if (trips.get() < n) {
                        throw new AssertionError("passed before the action");
                    }
                }
            });
        }
        Check.join(threads);
        Check.equal("trips", 3, trips.get());
        Check.equal("indexes", 9, indexes.get());
    }

    private static void brokenBarrier() throws InterruptedException {
        CyclicBarrier barrier = new CyclicBarrier(2);
        Check.thrown("timed barrier", TimeoutException.class, () -> barrier.await(Check.SHORT_MILLIS, MILLISECONDS));
        Check.thrown("broken barrier", BrokenBarrierException.class, barrier::await);
        barrier.reset();
        Thread waiter = Check.start(
                "waiter", () -> Check.thrown("reset under a waiter", BrokenBarrierException.class, barrier::await));
        while (barrier.getNumberWaiting() == 0) {
            Thread.sleep(1);
        }
        barrier.reset();
        waiter.join();
        Check.that("whole again", !barrier.isBroken());
        Check.interrupted("barrier", () -> {
            barrier.reset();
            barrier.await();
        });
        Check.that("an interrupt breaks it", barrier.isBroken());
        CyclicBarrier failing = new CyclicBarrier(1, () -> {
            throw new IllegalStateException("action");
        });
        Check.thrown("failing action", IllegalStateException.class, failing::await);
        Check.that("a failing action breaks it", failing.isBroken());
    }

    private static void exchanger() throws InterruptedException {
        Exchanger<Integer> exchanger = new Exchanger<>();
        AtomicInteger got = new AtomicInteger();
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            int mine = 1 << 4 * i;
            threads[i] = Check.start(
                    "trader-" + i,
                    () -> got.addAndGet(
                            mine > 16
                                    ? exchanger.exchange(mine)
                                    : exchanger.exchange(mine, Check.LONG_MILLIS, MILLISECONDS)));
        }
        Check.join(threads);
        Check.equal("exchanged", 0x1111, got.get());
        Check.thrown(
                "timed exchange",
                TimeoutException.class,
                () -> exchanger.exchange(1, Check.SHORT_MILLIS, MILLISECONDS));
        Check.interrupted("exchange", () -> exchanger.exchange(1));
        Check.interrupted("timed exchange", () -> exchanger.exchange(1, Check.LONG_MILLIS, MILLISECONDS));
    }
}
