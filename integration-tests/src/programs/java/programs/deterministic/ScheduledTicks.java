package programs.deterministic;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Fixed-rate, fixed-delay and one-shot tasks on one scheduled pool print as their times come. */
public final class ScheduledTicks {
    private ScheduledTicks() {}

    public static void main(String[] args) throws InterruptedException {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(2);
        CountDownLatch ticks = new CountDownLatch(8);
        ScheduledFuture<?> rate = pool.scheduleAtFixedRate(() -> tick("rate", ticks), 3, 5, TimeUnit.MILLISECONDS);
        ScheduledFuture<?> delay = pool.scheduleWithFixedDelay(() -> tick("delay", ticks), 2, 4, TimeUnit.MILLISECONDS);
        for (int i = 0; i < 3; i++) {
            int id = i;
            pool.schedule(() -> tick("once-" + id, ticks), 5, TimeUnit.MILLISECONDS);
        }
        ticks.await();
        System.out.println("cancel " + rate.cancel(false) + " " + delay.cancel(false));
        pool.schedule(() -> System.out.println("last"), 1, TimeUnit.MILLISECONDS);
        pool.shutdown();
        System.out.println("terminated " + pool.awaitTermination(1, TimeUnit.HOURS));
    }

    private static void tick(String name, CountDownLatch ticks) {
        System.out.println(name + " on " + Thread.currentThread().getName());
        ticks.countDown();
    }
}
