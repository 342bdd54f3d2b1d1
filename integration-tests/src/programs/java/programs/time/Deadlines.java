package programs.time;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.Date;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import programs.check.Check;

/** Every timed wait of the JDK, none of which is met by an event, lasts as long as asked. */
public final class Deadlines {
    private static final long MILLIS = 3;
    private static final Duration LEAST = Duration.ofMillis(MILLIS);

    private Deadlines() {}

    public static void main(String[] args) throws Exception {
        sleeps();
        monitors();
        parks();
        synchronizers();
        futures();
        Check.lasts("many short ones", Duration.ofMillis(2), () -> {
            for (int i = 0; i < 20; i++) {
                LockSupport.parkNanos(100_000);
            }
        });
    }

    private static void sleeps() throws Exception {
        Check.lasts("sleep", LEAST, () -> Thread.sleep(MILLIS));
        Check.lasts("sleep with nanos", LEAST, () -> Thread.sleep(MILLIS - 1, 999_999));
        Check.lasts("unit sleep", LEAST, () -> MICROSECONDS.sleep(MILLIS * 1000));
        Check.lasts("nanos", LEAST, () -> NANOSECONDS.sleep(MILLIS * 1_000_000));
        Thread idle = Check.thread("idle", LockSupport::park);
        idle.setDaemon(true);
        idle.start();
        Check.lasts("join", LEAST, () -> idle.join(MILLIS));
        Check.lasts("unit join", LEAST, () -> MILLISECONDS.timedJoin(idle, MILLIS));
    }

    private static void monitors() throws Exception {
        Object lock = new Object();
        Check.lasts("wait", LEAST, () -> {
            synchronized (lock) {
                lock.wait(MILLIS);
            }
        });
        Check.lasts("unit wait", LEAST, () -> {
            synchronized (lock) {
                MILLISECONDS.timedWait(lock, MILLIS);
            }
        });
        Check.thrown(
                "unit wait without the lock",
                IllegalMonitorStateException.class,
                () -> MILLISECONDS.timedWait(lock, MILLIS));
    }

    private static void parks() throws Exception {
        Check.lasts("parkNanos", LEAST, () -> LockSupport.parkNanos(MILLIS * 1_000_000));
        Check.lasts(
                "parkUntil",
                Duration.ofMillis(MILLIS - 1),
                () -> LockSupport.parkUntil(System.currentTimeMillis() + MILLIS));
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        Check.lasts("awaitNanos", LEAST, () -> lock.newCondition().awaitNanos(MILLIS * 1_000_000));
        Check.lasts("await", LEAST, () -> lock.newCondition().await(MILLIS, MILLISECONDS));
        Check.lasts(
                "awaitUntil",
                Duration.ofMillis(MILLIS - 1),
                () -> lock.newCondition().awaitUntil(new Date(System.currentTimeMillis() + MILLIS)));
    }

    private static void synchronizers() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        Thread other = Check.start("other", () -> {
            Check.lasts("tryLock", LEAST, () -> lock.tryLock(MILLIS, MILLISECONDS));
        });
        other.join();
        Check.lasts("latch", LEAST, () -> new CountDownLatch(1).await(MILLIS, MILLISECONDS));
        Check.lasts("semaphore", LEAST, () -> new Semaphore(0).tryAcquire(MILLIS, MILLISECONDS));
        Check.lasts("poll", LEAST, () -> new ArrayBlockingQueue<>(1).poll(MILLIS, MILLISECONDS));
        Check.lasts("transfer", LEAST, () -> new LinkedTransferQueue<>().tryTransfer(1, MILLIS, MILLISECONDS));
        Check.lasts(
                "barrier",
                LEAST,
                () -> Check.thrown(
                        "barrier", TimeoutException.class, () -> new CyclicBarrier(2).await(MILLIS, MILLISECONDS)));
        Check.lasts(
                "exchanger",
                LEAST,
                () -> Check.thrown(
                        "exchange", TimeoutException.class, () -> new Exchanger<>().exchange(1, MILLIS, MILLISECONDS)));
        Check.lasts(
                "phaser",
                LEAST,
                () -> Check.thrown(
                        "advance",
                        TimeoutException.class,
                        () -> new Phaser(1).awaitAdvanceInterruptibly(0, MILLIS, MILLISECONDS)));
    }

    private static void futures() throws Exception {
        FutureTask<Integer> task = new FutureTask<>(() -> 1);
        Check.lasts(
                "future",
                LEAST,
                () -> Check.thrown("get", TimeoutException.class, () -> task.get(MILLIS, MILLISECONDS)));
        CompletableFuture<Integer> never = new CompletableFuture<>();
        Check.lasts(
                "completable",
                LEAST,
                () -> Check.thrown("get", TimeoutException.class, () -> never.get(MILLIS, MILLISECONDS)));
        Check.lasts(
                "completeOnTimeout",
                LEAST,
                () -> new CompletableFuture<Integer>()
                        .completeOnTimeout(1, MILLIS, MILLISECONDS)
                        .get());
        Check.lasts(
                "delayedExecutor",
                LEAST,
                () -> CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(MILLIS, MILLISECONDS))
                        .get());
    }
}
