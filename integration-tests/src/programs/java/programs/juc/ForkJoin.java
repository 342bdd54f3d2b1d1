package programs.juc;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import programs.check.Check;

/** ForkJoinPool: own pools, async mode, ManagedBlocker, CountedCompleter, the common pool. */
public final class ForkJoin {
    private ForkJoin() {}

    public static void main(String[] args) throws Exception {
        ForkJoinPool own = new ForkJoinPool(3);
        recursive("own", own);
        blockers(own);
        ends(own);
        own.shutdown();
        Check.that("own terminates", own.awaitTermination(Check.LONG_MILLIS, MILLISECONDS));
        async();
        recursive("common", ForkJoinPool.commonPool());
        Check.that("common is quiet", ForkJoinPool.commonPool().awaitQuiescence(Check.LONG_MILLIS, MILLISECONDS));
        Check.that("common never ends", !ForkJoinPool.commonPool().isShutdown());
        completers();
    }

    private static void recursive(String name, ForkJoinPool pool) throws Exception {
        Check.equal(name + " sum", 5050, pool.invoke(new Sum(1, 100)));
        Check.equal(name + " submitted", 55, pool.submit(new Sum(1, 10)).get());
        Check.equal(name + " timed", 15, pool.submit(new Sum(1, 5)).get(Check.LONG_MILLIS, MILLISECONDS));
        int[] numbers = new int[64];
        pool.invoke(new Fill(numbers, 0, numbers.length));
        Check.equal(name + " filled", 63, numbers[63]);
        ForkJoinTask<Integer> adapted = pool.submit(() -> 3);
        Check.equal(name + " callable", 3, adapted.join());
    }

    private static void blockers(ForkJoinPool pool) throws Exception {
        ReentrantLock lock = new ReentrantLock();
        CountDownLatch open = new CountDownLatch(1);
        ForkJoinTask<?>[] blocked = new ForkJoinTask<?>[4];
        for (int i = 0; i < blocked.length; i++) {
            blocked[i] = pool.submit(() -> {
                ForkJoinPool.managedBlock(new Waiting(open));
                lock.lock();
                lock.unlock();
                return null;
            });
        }
        open.countDown();
        for (ForkJoinTask<?> task : blocked) {
            task.get();
        }
        System.out.println("managed blockers end");
    }

    private static void ends(ForkJoinPool pool) throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        ForkJoinTask<?> waiting = pool.submit(() -> {
            hold.await();
            return null;
        });
        Check.thrown("timed get", TimeoutException.class, () -> waiting.get(Check.SHORT_MILLIS, MILLISECONDS));
        Check.interrupted("get", waiting::get);
        Check.interrupted("timed get", () -> waiting.get(Check.LONG_MILLIS, MILLISECONDS));
        hold.countDown();
        waiting.quietlyJoin();
        Check.that("normal", waiting.isCompletedNormally());
        ForkJoinTask<?> failing = pool.submit((Runnable) () -> {
            throw new IllegalStateException("task");
        });
        Check.thrown("failed get", ExecutionException.class, failing::get);
        Check.that("abnormal", failing.isCompletedAbnormally());
        ForkJoinTask<Integer> cancelled = new Sum(1, 3);
        cancelled.cancel(true);
        Check.that("cancelled", cancelled.isCancelled());
        ForkJoinTask.invokeAll(new Sum(1, 2), new Sum(3, 4));
    }

    private static void async() throws Exception {
        AtomicInteger made = new AtomicInteger();
        ForkJoinPool pool = new ForkJoinPool(
                2,
                p -> {
                    made.incrementAndGet();
                    return new Worker(p);
                },
                null,
                true);
        Check.that("async mode", pool.getAsyncMode());
        AtomicInteger sum = new AtomicInteger();
        for (int i = 1; i <= 8; i++) {
            int n = i;
            pool.execute(() -> sum.addAndGet(n));
        }
        Check.that("quiet", pool.awaitQuiescence(Check.LONG_MILLIS, MILLISECONDS));
        Check.equal("async sum", 36, sum.get());
        Check.that("own workers", made.get() > 0 && Worker.STARTED.get() == made.get());
        pool.shutdownNow();
        Check.that("async terminates", pool.awaitTermination(Check.LONG_MILLIS, MILLISECONDS));
    }

    private static void completers() {
        Counter root = new Counter(null, 0, 32, new AtomicInteger());
        Check.equal("counted completer", 32, root.invoke());
    }

    private static final class Worker extends ForkJoinWorkerThread {
        private static final AtomicInteger STARTED = new AtomicInteger();

        private Worker(ForkJoinPool pool) {
            super(pool);
        }

        @Override
        protected void onStart() {
            super.onStart();
            STARTED.incrementAndGet();
        }
    }

    private static final class Waiting implements ForkJoinPool.ManagedBlocker {
        private final CountDownLatch latch;

        private Waiting(CountDownLatch latch) {
            this.latch = latch;
        }

        @Override
        public boolean block() throws InterruptedException {
            latch.await();
            return true;
        }

        @Override
        public boolean isReleasable() {
            return latch.getCount() == 0;
        }
    }

    private static final class Sum extends RecursiveTask<Integer> {
        private final int from;
        private final int to;

        private Sum(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected Integer compute() {
            if (to - from < 8) {
                int sum = 0;
                for (int i = from; i <= to; i++) {
                    sum += i;
                }
                return sum;
            }
            int middle = (from + to) / 2;
            Sum left = new Sum(from, middle);
            left.fork();
            return new Sum(middle + 1, to).compute() + left.join();
        }
    }

    private static final class Fill extends RecursiveAction {
        private final int[] numbers;
        private final int from;
        private final int to;

        private Fill(int[] numbers, int from, int to) {
            this.numbers = numbers;
            this.from = from;
            this.to = to;
        }

        @Override
        protected void compute() {
            if (to - from <= 8) {
                for (int i = from; i < to; i++) {
                    numbers[i] = i;
                }
                return;
            }
            int middle = (from + to) >>> 1;
            invokeAll(new Fill(numbers, from, middle), new Fill(numbers, middle, to));
        }
    }

    private static final class Counter extends CountedCompleter<Integer> {
        private final int from;
        private final int to;
        private final AtomicInteger sum;

        private Counter(Counter parent, int from, int to, AtomicInteger sum) {
            super(parent);
            this.from = from;
            this.to = to;
            this.sum = sum;
        }

        @Override
        public void compute() {
            if (to - from > 4) {
                int middle = (from + to) >>> 1;
                setPendingCount(2);
                new Counter(this, from, middle, sum).fork();
                new Counter(this, middle, to, sum).fork();
            } else {
                sum.addAndGet(to - from);
            }
            tryComplete();
        }

        @Override
        public Integer getRawResult() {
            return sum.get();
        }
    }
}
