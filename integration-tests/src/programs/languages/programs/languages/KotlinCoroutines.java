package programs.languages;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import kotlin.Unit;
import kotlin.collections.CollectionsKt;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Deferred;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.GlobalScope;
import kotlinx.coroutines.future.FutureKt;

/** Coroutines of a library that kotlinc has compiled: its own pool, its own timer, a cancelled job. */
public final class KotlinCoroutines {
    private static final int JOBS = 5;

    private KotlinCoroutines() {}

    public static void main(String[] args) throws Exception {
        AtomicInteger sum = new AtomicInteger();
        List<CompletableFuture<Integer>> futures = new ArrayList<>();
        for (int i = 1; i <= JOBS; i++) {
            int mine = i;
            Deferred<Integer> job = BuildersKt.async(
                    GlobalScope.INSTANCE, Dispatchers.getDefault(), CoroutineStart.DEFAULT, (scope, next) -> {
                        sum.addAndGet(mine);
                        Thread.yield();
                        return mine * mine;
                    });
            futures.add(FutureKt.asCompletableFuture(job));
        }
        int squares = 0;
        for (CompletableFuture<Integer> future : futures) {
            squares += future.get();
        }
        System.out.println("sum " + sum + " squares " + squares);
        long start = System.nanoTime();
        Object unit = BuildersKt.runBlocking(EmptyCoroutineContext.INSTANCE, (scope, next) -> DelayKt.delay(50, next));
        System.out.println((unit == Unit.INSTANCE) + " " + (System.nanoTime() - start >= 50_000_000L));
        Deferred<Object> never = BuildersKt.async(
                GlobalScope.INSTANCE,
                Dispatchers.getDefault(),
                CoroutineStart.DEFAULT,
                (scope, next) -> DelayKt.delay(Long.MAX_VALUE, next));
        never.cancel(null);
        System.out.println(never.isCancelled() + " " + CollectionsKt.listOf(1, 2, 3));
    }
}
