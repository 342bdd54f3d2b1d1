package programs.deterministic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A small pool with a bounded queue and caller-runs; task placement and completion order vary. */
public final class ThreadPoolOrder {
    private ThreadPoolOrder() {}

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                1, 3, 1, TimeUnit.MILLISECONDS, new ArrayBlockingQueue<>(2), new ThreadPoolExecutor.CallerRunsPolicy());
        ExecutorCompletionService<String> completions = new ExecutorCompletionService<>(pool);
        for (int i = 0; i < 8; i++) {
            int id = i;
            completions.submit(() -> id + " on " + Thread.currentThread().getName());
        }
        for (int i = 0; i < 8; i++) {
            System.out.println("completed " + completions.take().get());
        }
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int id = i;
            futures.add(pool.submit(() -> id * id));
        }
        futures.get(3).cancel(true);
        pool.shutdown();
        System.out.println("terminated " + pool.awaitTermination(1, TimeUnit.HOURS));
        for (Future<Integer> future : futures) {
            System.out.println(future.isCancelled() ? "cancelled" : "result " + future.get());
        }
        System.out.println("largest pool " + pool.getLargestPoolSize());
    }
}
