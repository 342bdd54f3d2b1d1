package programs.juc;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import programs.check.Check;

/** CompletableFuture: stages on the default and on own executors, deadlines, delays, failures, interrupts. */
public final class Futures {
    private Futures() {}

    public static void main(String[] args) throws Exception {
        stages();
        combinations();
        deadlines();
        failures();
        waiting();
    }

    private static void stages() throws Exception {
        ExecutorService own = Executors.newFixedThreadPool(2);
        CompletableFuture<Integer> future = CompletableFuture.supplyAsync(() -> 20)
                .thenApplyAsync(n -> n + 1)
                .thenApplyAsync(n -> n * 2, own)
                .thenCompose(n -> CompletableFuture.supplyAsync(() -> n, own));
        Check.equal("chain", 42, future.get());
        AtomicInteger seen = new AtomicInteger();
        CompletableFuture<Void> ended = CompletableFuture.runAsync(seen::incrementAndGet)
                .thenRunAsync(seen::incrementAndGet, own)
                .thenAcceptAsync(nothing -> seen.incrementAndGet());
        ended.join();
        Check.equal("seen", 3, seen.get());
        own.shutdown();
    }

    private static void combinations() throws Exception {
        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> 1);
        CompletableFuture<Integer> two = CompletableFuture.supplyAsync(() -> 2);
        CompletableFuture<Integer> never = new CompletableFuture<>();
        Check.equal("both", 3, one.thenCombineAsync(two, Integer::sum).get());
        Check.equal("either", 1, one.applyToEitherAsync(never, n -> n).get());
        CompletableFuture.allOf(one, two).get();
        Check.equal("any", 2, CompletableFuture.anyOf(never, two).get());
        AtomicInteger after = new AtomicInteger();
        one.runAfterBothAsync(two, after::incrementAndGet).get();
        one.runAfterEither(never, after::incrementAndGet).get();
        one.acceptEither(never, after::addAndGet).get();
        Check.equal("after", 3, after.get());
        Check.equal(
                "copied",
                1,
                one.copy().minimalCompletionStage().toCompletableFuture().get());
    }

    private static void deadlines() throws Exception {
        CompletableFuture<Integer> never = new CompletableFuture<Integer>().orTimeout(Check.SHORT_MILLIS, MILLISECONDS);
        ExecutionException e = Check.thrown("orTimeout", ExecutionException.class, never::get);
        Check.equal("cause", TimeoutException.class, e.getCause().getClass());
        CompletableFuture<Integer> late = new CompletableFuture<>();
        Check.equal(
                "completeOnTimeout",
                5,
                late.completeOnTimeout(5, Check.SHORT_MILLIS, MILLISECONDS).get());
        CompletableFuture<Integer> inTime =
                CompletableFuture.supplyAsync(() -> 6).orTimeout(Check.LONG_MILLIS, MILLISECONDS);
        Check.equal("in time", 6, inTime.get());
        Executor delayed = CompletableFuture.delayedExecutor(2, MILLISECONDS);
        long start = System.nanoTime();
        Check.equal(
                "delayed", 7, CompletableFuture.supplyAsync(() -> 7, delayed).get());
        Check.that("the delay has passed", System.nanoTime() - start >= 2_000_000);
    }

    private static void failures() {
        CompletableFuture<Integer> failing = CompletableFuture.supplyAsync(() -> {
            throw new IllegalStateException("stage");
        });
        Check.equal(
                "handled",
                "java.lang.IllegalStateException: stage",
                failing.handle((n, e) -> e.getCause()).join());
        Check.thrown("join", CompletionException.class, failing.thenApply(n -> n + 1)::join);
        Check.equal("exceptionally", 3, failing.exceptionallyAsync(e -> 3).join());
        CompletableFuture<Integer> cancelled = new CompletableFuture<>();
        CompletableFuture<Integer> dependent = cancelled.whenComplete((n, e) -> {});
        cancelled.cancel(true);
        Check.thrown("cancelled", CancellationException.class, cancelled::join);
        Check.thrown("dependent", CompletionException.class, dependent::join);
        Check.that("obtruded", failing.isCompletedExceptionally());
    }

    private static void waiting() throws Exception {
        CompletableFuture<Integer> future = new CompletableFuture<>();
        Check.thrown("timed get", TimeoutException.class, () -> future.get(Check.SHORT_MILLIS, MILLISECONDS));
        Check.interrupted("get", future::get);
        Check.interrupted("timed get", () -> future.get(Check.LONG_MILLIS, MILLISECONDS));
        Thread[] readers = new Thread[3];
        for (int i = 0; i < readers.length; i++) {
            boolean timed = i == 0;
            readers[i] = Check.start(
                    "reader-" + i,
                    () -> Check.equal("value", 8, timed ? future.get(Check.LONG_MILLIS, MILLISECONDS) : future.join()));
        }
        Check.that("completed once", future.complete(8) && !future.complete(9));
        Check.join(readers);
    }
}
