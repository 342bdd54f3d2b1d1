package programs.planted;

import java.util.concurrent.ConcurrentLinkedQueue;

/** A worker removes from a queue that it saw filled; its exception dies with it and main passes. */
public final class UncaughtInWorker {
    private static final ConcurrentLinkedQueue<Runnable> JOBS = new ConcurrentLinkedQueue<>();

    private UncaughtInWorker() {}

    public static void main(String[] args) throws InterruptedException {
        JOBS.add(() -> System.out.println("only job"));
        Thread first = new Thread(UncaughtInWorker::runOne, "first");
        Thread second = new Thread(UncaughtInWorker::runOne, "second");
        first.start();
        second.start();
        first.join();
        second.join();
        System.out.println("main passes");
    }

    private static void runOne() {
        Runnable job = JOBS.isEmpty() ? null : JOBS.remove();
        if (job != null) {
            job.run();
        }
    }
}
