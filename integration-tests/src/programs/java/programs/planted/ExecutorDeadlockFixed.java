package programs.planted;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The healthy twin of {@link ExecutorDeadlock}: the loader has a pool of its own. */
public final class ExecutorDeadlockFixed {
    private static final ExecutorService REPORTS = Executors.newSingleThreadExecutor();
    private static final ExecutorService LOADERS = Executors.newSingleThreadExecutor();
    private static final CompletableFuture<String> DATA = new CompletableFuture<>();

    private ExecutorDeadlockFixed() {}

    public static void main(String[] args) throws InterruptedException {
        Runnable load = () -> DATA.complete("data");
        Thread reporter = new Thread(() -> CompletableFuture.runAsync(ExecutorDeadlockFixed::report, REPORTS)
                .join());
        reporter.start();
        LOADERS.execute(load);
        reporter.join();
        REPORTS.shutdown();
        LOADERS.shutdown();
    }

    private static void report() {
        System.out.println("report of " + DATA.join());
    }
}
