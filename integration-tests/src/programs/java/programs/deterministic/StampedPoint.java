package programs.deterministic;

import java.util.concurrent.locks.StampedLock;

/** Optimistic reads of a moving point are validated, retried under the lock and then printed. */
public final class StampedPoint {
    private final StampedLock lock = new StampedLock();
    private int x;
    private int y;

    public static void main(String[] args) throws InterruptedException {
        StampedPoint point = new StampedPoint();
        Thread[] threads = {
            new Thread(point::move), new Thread(() -> point.watch("a")), new Thread(() -> point.watch("b")),
        };
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void move() {
        for (int i = 0; i < 6; i++) {
            long stamp = lock.writeLock();
            try {
                x++;
                Thread.yield();
                y--;
            } finally {
                lock.unlockWrite(stamp);
            }
        }
    }

    private void watch(String name) {
        for (int i = 0; i < 5; i++) {
            long stamp = lock.tryOptimisticRead();
            int seenX = x;
            int seenY = y;
            boolean optimistic = lock.validate(stamp);
            if (!optimistic) {
                stamp = lock.readLock();
                seenX = x;
                seenY = y;
                lock.unlockRead(stamp);
            }
            System.out.println(name + " " + seenX + "," + seenY + (optimistic ? "" : " locked"));
        }
    }
}
