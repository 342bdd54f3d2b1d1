package dev.lockstep.bench;

import dev.lockstep.controller.RunResult;
import dev.lockstep.controller.Settings;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Thousands of threads that contend for one lock: time to the end, and heap of a task that waits for it. Run with
 * the agent and {@code -Dlockstep.main=off}.
 */
public final class Contention {
    private static final int TASKS = 10_000;
    private static int shared;

    private Contention() {}

    /** Prints a table. */
    public static void main(String[] arguments) {
        int tasks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : TASKS;
        Measured.head(
                String.format(
                        java.util.Locale.ROOT, "%,d threads contend for one lock; goal: 8,192 bytes a task", tasks),
                "lock",
                "run, ms",
                "steps",
                "ns a step",
                "heap of a waiting task, bytes");
        measure("ReentrantLock", tasks, new ReentrantLock());
        measure("monitor", tasks, null);
    }

    private static void measure(String name, int tasks, ReentrantLock lock) {
        long[] bytes = new long[2];
        run(() -> contend(2, lock, bytes)); // loads classes, and lets go of the run before
        run(() -> contend(tasks, lock, bytes));
        long perTask = (bytes[1] - bytes[0]) / tasks;
        RunResult[] result = new RunResult[1];
        double nanos = Measured.median(() -> {
            long start = System.nanoTime();
            result[0] = run(() -> contend(tasks, lock, null));
            return System.nanoTime() - start;
        });
        long steps = result[0].steps;
        Measured.row("%s | %.0f | %,d | %.0f | %,d", name, nanos / 1e6, steps, nanos / steps, perTask);
    }

    private static RunResult run(Runnable body) {
        Settings settings = FixedProgram.settings();
        return FixedProgram.runOnce(settings, body);
    }

    /** The starter holds the lock until all have come for it; {@code bytes} gets the heap before and then. */
    private static void contend(int tasks, ReentrantLock lock, long[] bytes) {
        Object monitor = new Object();
        shared = 0;
        Thread[] threads = new Thread[tasks];
        if (bytes != null) {
            bytes[0] = used();
        }
        if (lock != null) {
            lock.lock();
            start(threads, () -> {
                lock.lock();
                shared++;
                lock.unlock();
            });
            measure(threads, bytes);
            lock.unlock();
        } else {
            synchronized (monitor) {
                start(threads, () -> {
                    synchronized (monitor) {
                        shared++;
                    }
                });
                measure(threads, bytes);
            }
        }
        for (Thread thread : threads) {
            Threads.join(thread);
        }
        if (shared != tasks) {
            throw new IllegalStateException(shared + " increments");
        }
    }

    private static void start(Thread[] threads, Runnable body) {
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(body);
            threads[i].start();
        }
    }

    /** Waits until all are blocked. */
    private static void measure(Thread[] threads, long[] bytes) {
        for (Thread thread : threads) {
            while (thread.getState() == Thread.State.RUNNABLE || thread.getState() == Thread.State.NEW) {
                Thread.yield();
            }
        }
        if (bytes != null) {
            bytes[1] = used();
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
