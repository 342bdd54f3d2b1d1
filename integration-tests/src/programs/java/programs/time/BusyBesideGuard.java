package programs.time;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import programs.check.Check;

/** Half a million atomic operations take no real machine a minute, nor do two million turns of a loop. */
public final class BusyBesideGuard {
    private static final int EACH = 250_000;

    private BusyBesideGuard() {}

    public static void main(String[] args) throws InterruptedException, ExecutionException, TimeoutException {
        AtomicInteger count = new AtomicInteger();
        Runnable work = () -> {
            for (int i = 0; i < EACH; i++) {
                count.incrementAndGet();
            }
        };
        CompletableFuture<Void> both =
                CompletableFuture.allOf(CompletableFuture.runAsync(work), CompletableFuture.runAsync(work));
        both.get(1, TimeUnit.MINUTES);
        Check.equal("count", 2 * EACH, count.get());
        Check.equal(
                "computed",
                2_000_000,
                CompletableFuture.supplyAsync(BusyBesideGuard::compute).get(1, TimeUnit.MINUTES));
    }

    private static int compute() {
        int turns = 0;
        while (turns < 2_000_000) {
            turns++;
        }
        return turns;
    }
}
