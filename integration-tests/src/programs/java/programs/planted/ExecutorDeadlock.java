package programs.planted;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A report waits for data that a later task of the same single-threaded pool loads: a hang. */
public final class ExecutorDeadlock {
    private static final ExecutorService POOL = Executors.newSingleThreadExecutor();
    private static final CompletableFuture<String> DATA = new CompletableFuture<>();

    private ExecutorDeadlock() {}

    public static void main(String[] args) throws InterruptedException {
        Runnable load = () -> DATA.complete("data");
        Thread reporter = new Thread(
                () -> CompletableFuture.runAsync(ExecutorDeadlock::report, POOL).join());
        reporter.start();
        POOL.execute(load);
        reporter.join();
        POOL.shutdown();
    }

    private static void report() {
        System.out.println("report of " + DATA.join());
    }
}
