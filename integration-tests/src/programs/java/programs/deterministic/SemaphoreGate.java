package programs.deterministic;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Five threads pass a gate of two permits, by acquire, tryAcquire or timed tryAcquire. */
public final class SemaphoreGate {
    private static final Semaphore GATE = new Semaphore(2);
    private static final AtomicInteger INSIDE = new AtomicInteger();

    private SemaphoreGate() {}

    public static void main(String[] args) throws InterruptedException {
        Thread[] threads = new Thread[5];
        for (int i = 0; i < threads.length; i++) {
            int id = i;
            threads[i] = new Thread(() -> visit(id));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("permits " + GATE.availablePermits());
    }

    private static void visit(int id) {
        for (int round = 0; round < 3; round++) {
            if (!enter(id)) {
                System.out.println(id + " was turned away");
                continue;
            }
            System.out.println(id + " is one of " + INSIDE.incrementAndGet());
            INSIDE.decrementAndGet();
            GATE.release();
        }
    }

    private static boolean enter(int id) {
        try {
            switch (id % 3) {
                case 0:
                    GATE.acquire();
                    return true;
                case 1:
                    return GATE.tryAcquire();
                default:
                    return GATE.tryAcquire(2, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
