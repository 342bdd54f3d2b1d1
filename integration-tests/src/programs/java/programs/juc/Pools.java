package programs.juc;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import programs.check.Check;

/** ThreadPoolExecutor and subclasses, rejection, shutdown, bulk invocation, completion services. */
public final class Pools {
    private Pools() {}

    public static void main(String[] args) throws Exception {
        subclass();
        rejections();
        shutdown();
        bulk();
        completion();
        coreTimeout();
        kinds();
    }

    private static void subclass() throws Exception {
        AtomicInteger before = new AtomicInteger();
        AtomicInteger after = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(2, 3, 1, MILLISECONDS, new ArrayBlockingQueue<>(8)) {
            @Override
            protected void beforeExecute(Thread thread, Runnable task) {
                before.incrementAndGet();
            }

            @Override
            protected void afterExecute(Runnable task, Throwable thrown) {
                after.incrementAndGet();
            }

            @Override
            protected void terminated() {
                ended.incrementAndGet();
            }
        };
        AtomicInteger sum = new AtomicInteger();
        for (int i = 1; i <= 6; i++) {
            int n = i;
            pool.execute(() -> sum.addAndGet(n));
        }
        pool.shutdown();
        Check.that("terminates", pool.awaitTermination(Check.LONG_MILLIS, MILLISECONDS));
        Check.equal("sum", 21, sum.get());
        Check.equal("hooks", "6 6 1", before + " " + after + " " + ended);
        Check.equal("completed", 6L, pool.getCompletedTaskCount());
        Check.thrown("after shutdown", RejectedExecutionException.class, () -> pool.execute(() -> {}));
    }

    private static void rejections() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 0, MILLISECONDS, new ArrayBlockingQueue<>(1));
        Check.Body wait = hold::await;
        pool.execute(() -> Check.quietly(wait));
        pool.execute(() -> System.out.println("dropped later"));
        Check.thrown("abort", RejectedExecutionException.class, () -> pool.execute(() -> {}));
        pool.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
        String me = Thread.currentThread().getName();
        pool.execute(
                () -> Check.that("caller runs", Thread.currentThread().getName().equals(me)));
        pool.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        pool.execute(() -> System.out.println("never"));
        pool.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardOldestPolicy());
        pool.execute(() -> System.out.println("kept"));
        hold.countDown();
        pool.shutdown();
        Check.that("terminates", pool.awaitTermination(Check.LONG_MILLIS, MILLISECONDS));
    }

    private static void shutdown() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        CountDownLatch started = new CountDownLatch(1);
        Future<String> running = pool.submit(() -> {
            started.countDown();
            try {
                Thread.sleep(Check.LONG_MILLIS);
                return "slept";
            } catch (InterruptedException e) {
                return "interrupted";
            }
        });
        Future<?> queued = pool.submit(() -> {});
        started.await();
        Check.that("does not terminate", !pool.awaitTermination(Check.SHORT_MILLIS, MILLISECONDS));
        Check.equal("never began", 1, pool.shutdownNow().size());
        Check.equal("running", "interrupted", running.get());
        Check.thrown("never done", TimeoutException.class, () -> queued.get(Check.SHORT_MILLIS, MILLISECONDS));
        Check.that("terminates", pool.awaitTermination(Check.LONG_MILLIS, MILLISECONDS) && pool.isTerminated());
        ExecutorService idle = Executors.newFixedThreadPool(1);
        idle.submit(() -> {}).get();
        Check.interrupted("awaitTermination", () -> idle.awaitTermination(Check.LONG_MILLIS, MILLISECONDS));
        idle.shutdown();
    }

    private static void bulk() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        List<Callable<Integer>> tasks = List.of(() -> 1, () -> 2, () -> 3, () -> 4);
        int sum = 0;
        for (Future<Integer> future : pool.invokeAll(tasks)) {
            sum += future.get();
        }
        for (Future<Integer> future : pool.invokeAll(tasks, Check.LONG_MILLIS, MILLISECONDS)) {
            sum += future.get();
        }
        Check.equal("invokeAll", 20, sum);
        Callable<Integer> never = () -> {
            Thread.sleep(Check.LONG_MILLIS);
            return 0;
        };
        Callable<Integer> failing = () -> {
            throw new IllegalStateException("task");
        };
        List<Future<Integer>> some = pool.invokeAll(List.of(never, failing), Check.SHORT_MILLIS, MILLISECONDS);
        Check.that("the slow one is cancelled", some.get(0).isCancelled());
        Check.equal("invokeAny", 5, pool.invokeAny(List.of(failing, () -> 5, never)));
        Check.equal("timed invokeAny", 6, pool.invokeAny(List.of(failing, () -> 6), Check.LONG_MILLIS, MILLISECONDS));
        Check.thrown("all fail", ExecutionException.class, () -> pool.invokeAny(List.of(failing, failing)));
        Check.thrown(
                "none in time",
                TimeoutException.class,
                () -> pool.invokeAny(List.of(never), Check.SHORT_MILLIS, MILLISECONDS));
        Check.interrupted("invokeAny", () -> pool.invokeAny(List.of(never)));
        Check.interrupted("invokeAll", () -> pool.invokeAll(List.of(never)));
        pool.shutdownNow();
        Check.that("terminates", pool.awaitTermination(Check.LONG_MILLIS, MILLISECONDS));
    }

    private static void completion() throws Exception {
        ExecutorService pool = Executors.newCachedThreadPool();
        ExecutorCompletionService<Integer> service = new ExecutorCompletionService<>(pool);
        for (int i = 1; i <= 3; i++) {
            int n = i;
            service.submit(() -> n);
        }
        service.submit(() -> {}, 4);
        int sum = service.take().get() + service.take().get();
        sum += service.poll(Check.LONG_MILLIS, MILLISECONDS).get();
        sum += service.take().get();
        Check.equal("completed", 10, sum);
        Check.equal("no more", null, service.poll());
        Check.equal("none in time", null, service.poll(Check.SHORT_MILLIS, MILLISECONDS));
        Check.interrupted("completion take", service::take);
        pool.shutdown();
    }

    private static void coreTimeout() throws Exception {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(1, 4, Check.SHORT_MILLIS, MILLISECONDS, new SynchronousQueue<>());
        pool.allowCoreThreadTimeOut(true);
        pool.submit(() -> {}).get();
        while (pool.getPoolSize() > 0) {
            Thread.sleep(1);
        }
        Check.equal("idle threads end", 0, pool.getPoolSize());
        pool.setKeepAliveTime(Check.LONG_MILLIS, MILLISECONDS);
        pool.setCorePoolSize(2);
        Check.equal("prestarted", 2, pool.prestartAllCoreThreads());
        pool.shutdown();
        Check.that("terminates", pool.awaitTermination(Check.LONG_MILLIS, MILLISECONDS));
    }

    private static void kinds() throws Exception {
        List<ExecutorService> pools = new ArrayList<>(List.of(
                Executors.newSingleThreadExecutor(),
                Executors.newCachedThreadPool(),
                Executors.newWorkStealingPool(),
                Executors.unconfigurableExecutorService(Executors.newFixedThreadPool(2)),
                Executors.newFixedThreadPool(2, task -> new Thread(task, "factory"))));
        for (ExecutorService pool : pools) {
            Future<Integer> doubled = pool.submit(() -> 21 * 2);
            Check.equal("submitted", 42, doubled.get(Check.LONG_MILLIS, MILLISECONDS));
            pool.shutdown();
            Check.that("terminates", pool.awaitTermination(Check.LONG_MILLIS, MILLISECONDS));
        }
    }
}
