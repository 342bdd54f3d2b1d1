package programs.deterministic;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A class initialiser hands tasks to a thread that needs the very class being initialised. */
public final class InitializerThread {
    private InitializerThread() {}

    public static void main(String[] args) throws InterruptedException {
        Thread rival = new Thread(() -> System.out.println("rival sees " + Registry.describe()));
        rival.start();
        System.out.println("main sees " + Registry.describe());
        rival.join();
        Registry.EXECUTOR.shutdown();
        System.out.println("terminated " + Registry.EXECUTOR.awaitTermination(1, TimeUnit.HOURS));
    }

    private static final class Registry {
        private static final ExecutorService EXECUTOR = Executors.newSingleThreadExecutor();
        private static final StringBuffer LOG = new StringBuffer();

        static {
            LOG.append("initialising");
            EXECUTOR.execute(() -> LOG.append(" task"));
            EXECUTOR.execute(() -> System.out.println("executor sees " + describe()));
            Thread.yield();
            LOG.append(" initialised");
        }

        private static String describe() {
            return LOG.toString();
        }
    }
}
