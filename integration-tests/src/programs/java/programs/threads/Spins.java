package programs.threads;

import java.util.concurrent.atomic.AtomicBoolean;
import programs.check.Check;

/** Loops that spin until another thread acts, with and without a hint: no strategy may starve the other. */
public final class Spins {
    private static volatile boolean flag;
    private static volatile int turn;

    private Spins() {}

    public static void main(String[] args) throws InterruptedException {
        Thread setter = Check.start("setter", () -> flag = true);
        while (!flag) {
            // a bare spin on a volatile
        }
        setter.join();
        System.out.println("bare");
        AtomicBoolean atomic = new AtomicBoolean();
        Thread other = Check.start("other", () -> {
            while (!atomic.compareAndSet(true, false)) {
                Thread.onSpinWait();
            }
        });
        atomic.set(true);
        while (atomic.get()) {
            Thread.onSpinWait();
        }
        other.join();
        System.out.println("hinted");
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            int mine = i;
            threads[i] = Check.start("turn-" + i, () -> {
                for (int round = 0; round < 3; round++) {
                    while (turn % 3 != mine) {
                        if (mine == 1) {
                            Thread.yield();
                        }
                    }
                    turn++;
                }
            });
        }
        Check.join(threads);
        Check.equal("turns", 9, turn);
        spinUntil();
    }

    private static void spinUntil() {
        long deadline = System.nanoTime() + 5_000_000;
        int spins = 0;
        while (System.nanoTime() < deadline) {
            spins++;
        }
        Check.that("a deadline comes for who spins", spins > 0);
    }
}
