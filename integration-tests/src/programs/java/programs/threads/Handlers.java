package programs.threads;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import programs.check.Check;

/** Uncaught exceptions: the thread's handler, the group's method, the default handler, in that order. */
public final class Handlers {
    private static final StringBuffer SEEN = new StringBuffer();

    private Handlers() {}

    public static void main(String[] args) throws Exception {
        Check.that("no default handler yet", Thread.getDefaultUncaughtExceptionHandler() == null);
        ThreadGroup outer = new ThreadGroup("outer") {
            @Override
            public void uncaughtException(Thread thread, Throwable thrown) {
                SEEN.append("group ").append(thread.getName()).append(' ').append(thrown.getMessage());
            }
        };
        ThreadGroup inner = new ThreadGroup(outer, "inner");
        seen("group a thrown", new Thread(outer, Handlers::fail, "a"));
        seen("group b thrown", new Thread(inner, Handlers::fail, "b"));
        Thread own = new Thread(outer, Handlers::fail, "c");
        own.setUncaughtExceptionHandler((thread, thrown) -> SEEN.append("own ").append(thread.getName()));
        Check.that("its own handler", own.getUncaughtExceptionHandler() != outer);
        seen("own c", own);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, thrown) -> SEEN.append("default ").append(thread.getName()));
        seen("default d", new Thread(Handlers::fail, "d"));
        seen("group e thrown", new Thread(inner, Handlers::fail, "e"));
        Thread state = new Thread(Handlers::fail, "f");
        state.setUncaughtExceptionHandler((thread, thrown) -> SEEN.append(thread.getState())
                .append(' ')
                .append(thread == Thread.currentThread())
                .append(' ')
                .append(thread.isAlive()));
        seen("RUNNABLE true true", state);
        Thread failing = new Thread(Handlers::fail, "g");
        failing.setUncaughtExceptionHandler((thread, thrown) -> {
            SEEN.append("handler fails");
            throw new IllegalStateException("ignored");
        });
        seen("handler fails", failing);
        pool();
        Check.that("an ended thread has no handler", own.getUncaughtExceptionHandler() == null);
    }

    private static void pool() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1, task -> new Thread(task, "worker"));
        pool.execute(Handlers::fail);
        while (SEEN.length() == 0) {
            Thread.sleep(1);
        }
        Check.equal("from a pool", "default worker", SEEN);
        Check.equal("the pool replaces it", 1, pool.submit(() -> 1).get());
        pool.shutdown();
    }

    private static void seen(String expected, Thread thread) throws InterruptedException {
        SEEN.setLength(0);
        thread.start();
        thread.join();
        Check.equal("seen", expected, SEEN);
        SEEN.setLength(0);
    }

    private static void fail() {
        throw new IllegalStateException("thrown");
    }
}
