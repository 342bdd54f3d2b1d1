package programs.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import programs.check.Check;

/** Thread locals, inheritable ones, context class loaders and what else a thread takes from its creator. */
public final class Locals {
    private static final ThreadLocal<List<String>> LIST = ThreadLocal.withInitial(ArrayList::new);
    private static final InheritableThreadLocal<String> INHERITED = new InheritableThreadLocal<>() {
        @Override
        protected String childValue(String parent) {
            return parent + "+";
        }
    };

    private Locals() {}

    public static void main(String[] args) throws Exception {
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            int n = i;
            threads[i] = Check.start("local-" + i, () -> {
                for (int k = 0; k < 3; k++) {
                    LIST.get().add(n + "." + k);
                    Thread.yield();
                }
                Check.equal("own list", "[" + n + ".0, " + n + ".1, " + n + ".2]", LIST.get());
                LIST.remove();
                Check.that("removed", LIST.get().isEmpty());
            });
        }
        Check.join(threads);
        Check.that("mine is empty", LIST.get().isEmpty());
        INHERITED.set("a");
        String[] seen = new String[3];
        Thread child = new Thread(() -> {
            seen[0] = INHERITED.get();
            INHERITED.set("b");
            Thread grandchild = new Thread(() -> seen[1] = INHERITED.get());
            grandchild.start();
            Check.quietly(grandchild::join);
        });
        INHERITED.set("too late");
        child.start();
        child.join();
        Check.equal("inherited at creation", "a+ b+", seen[0] + " " + seen[1]);
        Thread plain = new Thread(null, () -> seen[2] = INHERITED.get(), "plain", 0, false);
        plain.start();
        plain.join();
        Check.equal("not inherited", null, seen[2]);
        loaders();
        pooled();
    }

    private static void loaders() throws InterruptedException {
        ClassLoader mine = Thread.currentThread().getContextClassLoader();
        ClassLoader other = new ClassLoader(mine) {};
        boolean[] same = new boolean[2];
        Thread inherits = new Thread(() -> same[0] = Thread.currentThread().getContextClassLoader() == mine);
        Thread.currentThread().setContextClassLoader(other);
        Thread later = new Thread(() -> same[1] = Thread.currentThread().getContextClassLoader() == other);
        Thread.currentThread().setContextClassLoader(mine);
        inherits.start();
        later.start();
        Check.join(inherits, later);
        Check.that("the creator's loader", same[0] && same[1]);
    }

    private static void pooled() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        ThreadLocal<Integer> count = ThreadLocal.withInitial(() -> 0);
        int last = 0;
        for (int i = 0; i < 3; i++) {
            last = pool.submit(() -> {
                        count.set(count.get() + 1);
                        return count.get();
                    })
                    .get();
        }
        Check.equal("kept by the worker", 3, last);
        Check.equal("mine", 0, count.get());
        pool.shutdown();
    }
}
