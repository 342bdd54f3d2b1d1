package programs.languages;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import scala.collection.concurrent.TrieMap;
import scala.concurrent.Await$;
import scala.concurrent.ExecutionContext;
import scala.concurrent.ExecutionContext$;
import scala.concurrent.Future;
import scala.concurrent.Future$;
import scala.concurrent.Promise;
import scala.concurrent.Promise$;
import scala.concurrent.duration.FiniteDuration;

/** Futures, promises and a concurrent map of a library that scalac has compiled. */
public final class ScalaFutures {
    private static final int TASKS = 5;

    private ScalaFutures() {}

    public static void main(String[] args) throws Exception {
        ExecutionContext context = ExecutionContext$.MODULE$.global();
        FiniteDuration minute = new FiniteDuration(1, TimeUnit.MINUTES);
        AtomicInteger sum = new AtomicInteger();
        TrieMap<Integer, String> map = new TrieMap<>();
        Future<Integer> all = Future$.MODULE$.successful(0);
        for (int i = 1; i <= TASKS; i++) {
            int mine = i;
            Future<Integer> one = Future$.MODULE$.apply(
                    () -> {
                        sum.addAndGet(mine);
                        map.put(mine, Thread.currentThread().isDaemon() ? "daemon" : "user");
                        return mine;
                    },
                    context);
            all = all.flatMap(before -> one.map(value -> before + value, context), context);
        }
        System.out.println(Await$.MODULE$.result(all, minute) + " " + sum + " " + map.size());
        Promise<String> promise = Promise$.MODULE$.apply();
        Thread completer = new Thread(() -> promise.success("kept"));
        completer.start();
        System.out.println(Await$.MODULE$.result(promise.future(), minute));
        Promise<String> never = Promise$.MODULE$.apply();
        try {
            Await$.MODULE$.result(never.future(), new FiniteDuration(100, TimeUnit.MILLISECONDS));
        } catch (java.util.concurrent.TimeoutException e) {
            System.out.println("timeout");
        }
        completer.join();
    }
}
