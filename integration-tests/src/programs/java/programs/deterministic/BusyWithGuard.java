package programs.deterministic;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Workers that are busy for many steps while main guards its wait: time must not run away from them. */
public final class BusyWithGuard {
    private static final int WORKERS = 4;
    private static final int ROUNDS = 8_000;

    private BusyWithGuard() {}

    public static void main(String[] args) throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        CountDownLatch done = new CountDownLatch(WORKERS);
        int[] count = new int[1];
        for (int i = 0; i < WORKERS; i++) {
            new Thread(() -> {
                        for (int k = 0; k < ROUNDS; k++) {
                            lock.lock();
                            try {
                                count[0]++;
                            } finally {
                                lock.unlock();
                            }
                        }
                        done.countDown();
                    })
                    .start();
        }
        if (!done.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("gave up at " + count[0]);
        }
        System.out.println(count[0]);
    }
}
