package programs.deterministic;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Phaser;

/** Workers start on a latch, meet at a barrier and finish in phases; arrival order is printed. */
public final class PhasedWorkers {
    private static final int WORKERS = 3;
    private static final CountDownLatch START = new CountDownLatch(1);
    private static final CountDownLatch END = new CountDownLatch(WORKERS);
    private static final CyclicBarrier BARRIER =
            new CyclicBarrier(WORKERS, () -> System.out.println("barrier by " + name()));
    private static final Phaser PHASER = new Phaser(WORKERS) {
        @Override
        protected boolean onAdvance(int phase, int registered) {
            System.out.println("phase " + phase + " ends by " + name() + " of " + registered);
            return registered == 0;
        }
    };

    private PhasedWorkers() {}

    public static void main(String[] args) throws InterruptedException {
        for (int i = 0; i < WORKERS; i++) {
            int phases = i + 1;
            new Thread(() -> work(phases), "worker-" + i).start();
        }
        START.countDown();
        END.await();
        System.out.println("terminated " + PHASER.isTerminated());
    }

    private static void work(int phases) {
        try {
            START.await();
            for (int i = 0; i < 3; i++) {
                System.out.println(name() + " arrival index " + BARRIER.await());
            }
            for (int i = 1; i < phases; i++) {
                PHASER.arriveAndAwaitAdvance();
            }
            PHASER.arriveAndDeregister();
            END.countDown();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name() {
        return Thread.currentThread().getName();
    }
}
