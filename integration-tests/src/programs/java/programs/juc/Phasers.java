package programs.juc;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.concurrent.Phaser;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import programs.check.Check;

/** Phaser: registration, advance, termination, tiers, deadlines and interrupts. */
public final class Phasers {
    private Phasers() {}

    public static void main(String[] args) throws Exception {
        phases();
        termination();
        tiers();
        waits();
    }

    private static void phases() throws InterruptedException {
        Phaser phaser = new Phaser(1);
        AtomicInteger arrived = new AtomicInteger();
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            phaser.register();
            threads[i] = Check.start("party-" + i, () -> {
                for (int phase = 0; phase < 3; phase++) {
                    arrived.incrementAndGet();
                    phaser.arriveAndAwaitAdvance();
                    if (arrived.get() < 3 * (phase + 1)) {
                        throw new AssertionError("advanced early");
                    }
                }
                phaser.arriveAndDeregister();
            });
        }
        for (int phase = 0; phase < 3; phase++) {
            Check.equal("phase", phase, phaser.getPhase());
            Check.equal("next phase", phase + 1, phaser.arriveAndAwaitAdvance());
        }
        phaser.arriveAndDeregister();
        Check.join(threads);
        Check.that("terminated when empty", phaser.isTerminated());
    }

    private static void termination() throws InterruptedException {
        AtomicInteger seen = new AtomicInteger();
        Phaser phaser = new Phaser(2) {
            @Override
            protected boolean onAdvance(int phase, int parties) {
                seen.incrementAndGet();
                return phase == 1;
            }
        };
        Thread other = Check.start("other", () -> {
            while (!phaser.isTerminated()) {
                phaser.arriveAndAwaitAdvance();
            }
        });
        while (!phaser.isTerminated()) {
            phaser.arriveAndAwaitAdvance();
        }
        other.join();
        Check.equal("advances", 2, seen.get());
        Phaser forced = new Phaser(2);
        Thread waiter = Check.start("waiter", () -> Check.that("forced out", forced.arriveAndAwaitAdvance() < 0));
        Check.awaitState(waiter, Thread.State.WAITING);
        forced.forceTermination();
        waiter.join();
    }

    private static void tiers() throws InterruptedException {
        Phaser root = new Phaser();
        Phaser[] leaves = {new Phaser(root, 2), new Phaser(root, 2)};
        AtomicInteger arrived = new AtomicInteger();
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            Phaser leaf = leaves[i % 2];
            threads[i] = Check.start("leaf-" + i, () -> {
                arrived.incrementAndGet();
                leaf.arriveAndAwaitAdvance();
                if (arrived.get() != 4) {
                    throw new AssertionError("advanced early");
                }
            });
        }
        Check.join(threads);
        Check.equal("root phase", 1, root.getPhase());
        Check.equal("root parties", 2, root.getRegisteredParties());
    }

    private static void waits() throws InterruptedException {
        Phaser phaser = new Phaser(1);
        Check.thrown(
                "timed advance",
                TimeoutException.class,
                () -> phaser.awaitAdvanceInterruptibly(0, Check.SHORT_MILLIS, MILLISECONDS));
        Check.interrupted("advance", () -> phaser.awaitAdvanceInterruptibly(0));
        Check.interrupted("timed advance", () -> phaser.awaitAdvanceInterruptibly(0, Check.LONG_MILLIS, MILLISECONDS));
        Thread waiter = Check.start("waiter", () -> {
            Check.equal("advanced in time", 1, phaser.awaitAdvanceInterruptibly(0, Check.LONG_MILLIS, MILLISECONDS));
            Check.equal("long gone", 1, phaser.awaitAdvance(0));
        });
        Thread deaf = Check.start("deaf", () -> {
            phaser.awaitAdvance(0);
            Check.that("the interrupt is kept", Thread.interrupted());
        });
        Check.awaitState(waiter, Thread.State.TIMED_WAITING);
        Check.awaitState(deaf, Thread.State.WAITING);
        deaf.interrupt();
        waiter.join(Check.SHORT_MILLIS);
        phaser.arrive();
        waiter.join();
        deaf.join();
    }
}
