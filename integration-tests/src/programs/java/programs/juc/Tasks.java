package programs.juc;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import programs.check.Check;

/** FutureTask in all its ends, and ScheduledThreadPoolExecutor with periodic tasks and policies. */
public final class Tasks {
    private Tasks() {}

    public static void main(String[] args) throws Exception {
        futures();
        cancellation();
        repeated();
        scheduled();
        periodic();
        policies();
    }

    private static void futures() throws Exception {
        FutureTask<Integer> task = new FutureTask<>(() -> 7);
        Check.thrown("not run yet", TimeoutException.class, () -> task.get(Check.SHORT_MILLIS, MILLISECONDS));
        Check.interrupted("get", task::get);
        Check.interrupted("timed get", () -> task.get(Check.LONG_MILLIS, MILLISECONDS));
        Thread[] readers = new Thread[3];
        for (int i = 0; i < readers.length; i++) {
            readers[i] = Check.start("reader-" + i, () -> Check.equal("value", 7, task.get()));
        }
        new Thread(task).start();
        Check.join(readers);
        FutureTask<Integer> failing = new FutureTask<>(() -> {
            throw new IllegalStateException("inside");
        });
        failing.run();
        ExecutionException e = Check.thrown("failed", ExecutionException.class, failing::get);
        Check.equal("cause", "java.lang.IllegalStateException: inside", e.getCause());
    }

    private static void cancellation() throws Exception {
        AtomicInteger done = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        FutureTask<Integer> task =
                new FutureTask<>(() -> {
                    started.countDown();
                    try {
                        Thread.sleep(Check.LONG_MILLIS);
                    } catch (InterruptedException e) {
                        ended.countDown();
                    }
                    return 1;
                }) {
                    @Override
                    protected void done() {
                        done.incrementAndGet();
                    }
                };
        Thread runner = new Thread(task);
        Thread reader = Check.start(
                "reader", () -> Check.thrown("get of a cancelled task", CancellationException.class, task::get));
        runner.start();
        started.await();
        Check.that("cancelled once", task.cancel(true) && !task.cancel(true));
        ended.await();
        Check.join(runner, reader);
        Check.equal("done is called", 1, done.get());
    }

    private static void repeated() {
        AtomicInteger runs = new AtomicInteger();
        final class Again extends FutureTask<Void> {
            Again() {
                super(runs::incrementAndGet, null);
            }

            boolean again() {
                return runAndReset();
            }
        }
        Again task = new Again();
        Check.that("runs again", task.again() && task.again() && !task.isDone());
        Check.equal("runs", 2, runs.get());
    }

    private static void scheduled() throws Exception {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(2);
        ScheduledFuture<Integer> late = pool.schedule(() -> 2, 20, MILLISECONDS);
        ScheduledFuture<Integer> soon = pool.schedule(() -> 1, 1, MILLISECONDS);
        Check.equal("soon", 1, soon.get());
        Check.equal("late", 2, late.get(Check.LONG_MILLIS, MILLISECONDS));
        ScheduledFuture<?> never = pool.schedule(() -> {}, Check.LONG_MILLIS, MILLISECONDS);
        Check.that("ordered by delay", ((Delayed) soon).compareTo(never) < 0);
        Check.that("delay is left", never.getDelay(MILLISECONDS) > Check.LONG_MILLIS / 2);
        Check.thrown("not yet", TimeoutException.class, () -> never.get(Check.SHORT_MILLIS, MILLISECONDS));
        Check.that("cancelled", never.cancel(false) && never.isDone());
        Check.equal("at once", 3, pool.submit(() -> 3).get());
        pool.shutdownNow();
        Check.that("terminates", pool.awaitTermination(Check.LONG_MILLIS, MILLISECONDS));
    }

    private static void periodic() throws Exception {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);
        CountDownLatch rate = new CountDownLatch(3);
        CountDownLatch delay = new CountDownLatch(3);
        ScheduledFuture<?> first = pool.scheduleAtFixedRate(rate::countDown, 0, 2, MILLISECONDS);
        ScheduledFuture<?> second = pool.scheduleWithFixedDelay(delay::countDown, 1, 2, MILLISECONDS);
        rate.await();
        delay.await();
        first.cancel(true);
        second.cancel(true);
        Check.thrown("cancelled rate", CancellationException.class, first::get);
        AtomicInteger runs = new AtomicInteger();
        ScheduledFuture<?> failing = pool.scheduleAtFixedRate(
                () -> {
                    if (runs.incrementAndGet() == 2) {
                        throw new IllegalStateException("second run");
                    }
                },
                0,
                1,
                MILLISECONDS);
        Check.thrown("a failure ends it", ExecutionException.class, failing::get);
        Check.equal("runs", 2, runs.get());
        pool.shutdown();
        Check.that("terminates", pool.awaitTermination(Check.LONG_MILLIS, MILLISECONDS));
    }

    private static void policies() throws Exception {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);
        pool.setRemoveOnCancelPolicy(true);
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(true);
        pool.schedule(() -> {}, Check.LONG_MILLIS, MILLISECONDS).cancel(false);
        Check.that("removed", pool.getQueue().isEmpty());
        ScheduledFuture<Integer> kept = pool.schedule(() -> 9, 5, MILLISECONDS);
        pool.shutdown();
        Check.equal("runs after shutdown", 9, kept.get());
        Check.that("terminates", pool.awaitTermination(Check.LONG_MILLIS, MILLISECONDS));
        var single = Executors.newSingleThreadScheduledExecutor();
        Check.equal("single", 4, single.schedule(() -> 4, 1, MILLISECONDS).get());
        single.shutdown();
    }
}
