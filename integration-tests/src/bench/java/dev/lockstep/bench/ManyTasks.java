package dev.lockstep.bench;

import dev.lockstep.controller.RunResult;
import dev.lockstep.controller.Settings;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Cost of a step and heap of a parked task as the number of tasks grows. Run with the agent and
 * {@code -Dlockstep.main=off}.
 */
public final class ManyTasks {
    private static final int STEPS = 2_000_000;
    private static final int[] COUNTS = {2, 10, 100, 1_000, 10_000};
    private static volatile int shared;

    private ManyTasks() {}

    /** Prints three tables. */
    public static void main(String[] arguments) {
        for (int round = 0; round < 2; round++) {
            System.out.println(round == 0 ? "warming up" : "measured");
            alone();
            for (int count : COUNTS) {
                switching(count);
            }
            for (int count : COUNTS) {
                contending(count);
            }
            heap(10_000);
        }
    }

    /** One task reads a volatile while {@code STEPS} points pass: a point that cannot switch. */
    private static void alone() {
        report("point without switch, 1 task", () -> {
            int sum = 0;
            for (int i = 0; i < STEPS; i++) {
                sum += shared;
            }
            shared = sum;
        });
    }

    /** All tasks yield in turn: nearly every step switches. */
    private static void switching(int count) {
        int each = STEPS / count;
        report(
                "yield among " + count,
                () -> runAll(count, () -> {
                    for (int i = 0; i < each; i++) {
                        Thread.yield();
                    }
                }));
    }

    private static void contending(int count) {
        ReentrantLock lock = new ReentrantLock();
        int each = Math.max(1, 200_000 / count);
        report(
                "one lock, " + count,
                () -> runAll(count, () -> {
                    for (int i = 0; i < each; i++) {
                        lock.lock();
                        try {
                            shared = shared + 1;
                        } finally {
                            lock.unlock();
                        }
                    }
                }));
    }

    private static void heap(int count) {
        long[] bytes = new long[2];
        FixedProgram.runOnce(FixedProgram.settings(), () -> {
            CountDownLatch parked = new CountDownLatch(count);
            CountDownLatch release = new CountDownLatch(1);
            bytes[0] = used();
            Thread[] threads = new Thread[count];
            for (int i = 0; i < count; i++) {
                threads[i] = new Thread(() -> {
                    parked.countDown();
                    await(release);
                });
                threads[i].start();
            }
            await(parked);
            bytes[1] = used();
            release.countDown();
        });
        System.out.printf(Locale.ROOT, "heap of a parked task: %d bytes%n", (bytes[1] - bytes[0]) / count);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void runAll(int count, Runnable body) {
        Thread[] threads = new Thread[count];
        for (int i = 0; i < count; i++) {
            threads[i] = new Thread(body);
            threads[i].start();
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void report(String what, Runnable body) {
        Settings settings = FixedProgram.settings();
        long start = System.nanoTime();
        RunResult result = FixedProgram.runOnce(settings, body);
        double nanos = System.nanoTime() - start;
        System.out.printf(
                Locale.ROOT,
                "%-30s %7.1f ns/step  %7.1f ns/switch (%d steps, %d switches)%n",
                what,
                nanos / result.steps,
                nanos / Math.max(1, result.switches),
                result.steps,
                result.switches);
    }
}
