package programs.deterministic;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** CompletableFuture chains, races and timeouts; every outcome of a race is handled and printed. */
public final class FutureChains {
    private FutureChains() {}

    public static void main(String[] args) {
        CompletableFuture<Integer> left = CompletableFuture.supplyAsync(() -> step("left", 20));
        CompletableFuture<Integer> right = CompletableFuture.supplyAsync(() -> step("right", 22));
        CompletableFuture<Integer> sum = left.thenCombineAsync(right, Integer::sum);
        CompletableFuture<String> first = left.applyToEither(right, value -> "first " + value);
        CompletableFuture<Void> printed = left.runAfterBothAsync(right, () -> step("after both", 0));

        Executor later = CompletableFuture.delayedExecutor(3, TimeUnit.MILLISECONDS);
        CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> "slow", later);
        CompletableFuture<String> limited = slow.copy()
                .orTimeout(3, TimeUnit.MILLISECONDS)
                .handle((value, failure) -> failure == null ? value : nameOf(failure));
        CompletableFuture<String> defaulted =
                new CompletableFuture<String>().completeOnTimeout("default", 1, TimeUnit.MILLISECONDS);

        System.out.println("sum " + sum.join());
        System.out.println(first.join());
        System.out.println("limited " + limited.join());
        System.out.println("defaulted " + defaulted.join());
        System.out.println(CompletableFuture.anyOf(slow, left, right).join());
        CompletableFuture.allOf(printed, slow).join();
    }

    private static int step(String name, int value) {
        System.out.println(name);
        return value;
    }

    private static String nameOf(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof TimeoutException ? "timed out" : cause.toString();
    }
}
