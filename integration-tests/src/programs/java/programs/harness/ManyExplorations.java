package programs.harness;

import dev.lockstep.controller.Exploration;
import dev.lockstep.controller.Settings;
import java.lang.management.ManagementFactory;

/**
 * Explores a small program again and again, as a JVM with many tests does, and prints what {@link LongRun} prints, at a
 * tenth and at the end, and how many explorations there were.
 */
public final class ManyExplorations {
    private static final int PATIENCE = 100;
    private static final int PAUSE_MILLIS = 50;

    private ManyExplorations() {}

    /** Arguments: explorations, iterations of each, engine. */
    public static void main(String[] args) throws InterruptedException {
        int count = Integer.parseInt(args[0]);
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        for (int i = 1; i <= count; i++) {
            explore(Long.parseLong(args[1]), args[2]);
            if (i == count / 10 || i == count) {
                awaitThreads(threads);
                LongRun.measure(i);
            }
        }
        System.out.println("explorations " + count);
    }

    /** Native threads end some time after the exploration that they were for. */
    private static void awaitThreads(int wanted) throws InterruptedException {
        for (int i = 0; i < PATIENCE && ManagementFactory.getThreadMXBean().getThreadCount() > wanted; i++) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static void explore(long iterations, String engine) {
        Settings settings = new Settings();
        settings.iterations = iterations;
        settings.engine = engine;
        settings.out = "lockstep-out";
        Exploration exploration = new Exploration(settings, LongRun.program(), (result, iteration) -> {}, null);
        exploration.explore();
        if (exploration.failed() > 0) {
            System.out.println("failed " + exploration.verdict().failure.message);
        }
    }
}
