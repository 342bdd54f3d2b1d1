package programs.planted;

import java.util.concurrent.ConcurrentLinkedQueue;

/** The healthy twin of {@link UncaughtInWorker}: poll looks and removes in one step. */
public final class UncaughtInWorkerFixed {
    private static final ConcurrentLinkedQueue<Runnable> JOBS = new ConcurrentLinkedQueue<>();

    private UncaughtInWorkerFixed() {}

    public static void main(String[] args) throws InterruptedException {
        JOBS.add(() -> System.out.println("only job"));
        Thread first = new Thread(UncaughtInWorkerFixed::runOne, "first");
        Thread second = new Thread(UncaughtInWorkerFixed::runOne, "second");
        first.start();
        second.start();
        first.join();
        second.join();
        System.out.println("main passes");
    }

    private static void runOne() {
        Runnable job = JOBS.poll();
        if (job != null) {
            job.run();
        }
    }
}
