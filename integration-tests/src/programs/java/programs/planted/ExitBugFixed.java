package programs.planted;

import java.util.concurrent.atomic.AtomicInteger;

/** The healthy twin of {@link ExitBug}: the first heartbeat comes before the start is reported. */
public final class ExitBugFixed {
    private static final AtomicInteger BEATS = new AtomicInteger();
    private static volatile boolean started;

    private ExitBugFixed() {}

    public static void main(String[] args) throws InterruptedException {
        Thread worker = new Thread(ExitBugFixed::work, "worker");
        Thread watchdog = new Thread(ExitBugFixed::watch, "watchdog");
        worker.start();
        watchdog.start();
        worker.join();
        watchdog.join();
    }

    private static void work() {
        BEATS.incrementAndGet();
        started = true;
        BEATS.incrementAndGet();
    }

    private static void watch() {
        if (started && BEATS.get() == 0) {
            System.exit(3);
        }
    }
}
