package programs.planted;

import java.util.concurrent.atomic.AtomicInteger;

/** The worker reports that it has started before its first heartbeat; the watchdog exits with 3. */
public final class ExitBug {
    private static final AtomicInteger BEATS = new AtomicInteger();
    private static volatile boolean started;

    private ExitBug() {}

    public static void main(String[] args) throws InterruptedException {
        Thread worker = new Thread(ExitBug::work, "worker");
        Thread watchdog = new Thread(ExitBug::watch, "watchdog");
        worker.start();
        watchdog.start();
        worker.join();
        watchdog.join();
    }

    private static void work() {
        started = true;
        BEATS.incrementAndGet();
        BEATS.incrementAndGet();
    }

    private static void watch() {
        if (started && BEATS.get() == 0) {
            System.exit(3);
        }
    }
}
