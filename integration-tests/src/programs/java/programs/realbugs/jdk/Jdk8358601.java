package programs.realbugs.jdk;

import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * JDK-8358601: a task that is scheduled as the pool shuts down is accepted after the pool has found its
 * queue empty, and its future is never done.
 *
 * <p>The race is inside java.util.concurrent and needs scheduling points there. With the argument
 * {@code ordered} the shutdown comes after the task is done, which is the healthy twin.
 */
public final class Jdk8358601 {
    private Jdk8358601() {}

    public static void main(String[] args) throws Exception {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);
        FutureTask<String> user = new FutureTask<>(() -> scheduleAndWait(pool));
        new Thread(user, "user").start();
        if (args.length == 1 && args[0].equals("ordered")) {
            user.get();
        }
        pool.shutdown();
        System.out.println(user.get());
    }

    private static String scheduleAndWait(ScheduledThreadPoolExecutor pool) throws Exception {
        try {
            return pool.schedule(() -> "ran", 1, TimeUnit.MILLISECONDS).get();
        } catch (RejectedExecutionException e) {
            return "rejected";
        } catch (CancellationException e) {
            return "cancelled";
        }
    }
}
