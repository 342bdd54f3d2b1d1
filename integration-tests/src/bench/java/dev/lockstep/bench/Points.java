package dev.lockstep.bench;

import dev.lockstep.controller.RunResult;
import dev.lockstep.controller.Settings;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;

/**
 * What a scheduling point costs that does not switch, as the number of tasks grows. Run with the agent and
 * {@code -Dlockstep.main=off}.
 */
public final class Points {
    private static final int STEPS = 2_000_000;
    private static final int[] COUNTS = {2, 10, 100, 1_000, 10_000};
    private static final int MAX_NATIVE = 100;
    private static volatile int shared;

    private Points() {}

    /** Prints a table. */
    public static void main(String[] arguments) {
        Measured.head(
                "A scheduling point that does not switch, recording on; goal: 60 ns, and flat within a factor of 2",
                "tasks",
                "the others parked, ns",
                "the others runnable (pct), ns");
        boolean coroutine = FixedProgram.settings().engine.equals("coroutine");
        for (int count : COUNTS) {
            if (!coroutine && count > MAX_NATIVE) {
                return; // starting so many native threads is all that would be seen
            }
            Measured.row(
                    "%,d | %.1f | %.1f",
                    count,
                    Measured.median(() -> perStep("random", steps -> () -> oneReads(count, steps))),
                    Measured.median(() -> perStep("pct:1", steps -> () -> allRead(count, steps))));
        }
    }

    /**
     * Nanoseconds of a step. A run's own clock is virtual, so time is taken outside, of a long run and of a short one:
     * their difference is that of the steps alone, without starting and joining the tasks.
     */
    private static double perStep(String strategy, IntFunction<Runnable> body) {
        Settings settings = FixedProgram.settings();
        settings.strategy = strategy;
        long start = System.nanoTime();
        RunResult brief = FixedProgram.runOnce(settings, body.apply(STEPS / 4));
        long between = System.nanoTime();
        RunResult full = FixedProgram.runOnce(settings, body.apply(STEPS));
        long end = System.nanoTime();
        long steps = full.steps - brief.steps;
        if (full.switches - brief.switches > steps / 100) {
            throw new IllegalStateException(full.switches - brief.switches + " switches in " + steps + " steps");
        }
        return (double) (end - between - (between - start)) / steps;
    }

    /** One task acts while the others are parked: nothing is to be decided. */
    private static void oneReads(int count, int steps) {
        CountDownLatch parked = new CountDownLatch(count - 1);
        CountDownLatch release = new CountDownLatch(1);
        Thread[] others = new Thread[count - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = new Thread(() -> {
                parked.countDown();
                await(release);
            });
            others[i].start();
        }
        await(parked);
        read(steps);
        release.countDown();
        for (Thread other : others) {
            Threads.join(other);
        }
    }

    /** All could run; under PCT the one of the highest priority goes on, so each point decides and keeps it. */
    private static void allRead(int count, int steps) {
        Threads.runAll(count, () -> read(steps / count));
    }

    private static void read(int steps) {
        int sum = 0;
        for (int i = 0; i < steps; i++) {
            sum += shared;
        }
        shared = sum;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
