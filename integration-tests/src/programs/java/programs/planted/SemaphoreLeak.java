package programs.planted;

import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/** A waiter that is interrupted between its permit and its lock keeps the permit: a hang. */
public final class SemaphoreLeak {
    private static final Semaphore PERMITS = new Semaphore(1);
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static int uses;

    private SemaphoreLeak() {}

    public static void main(String[] args) throws InterruptedException {
        Thread user = new Thread(SemaphoreLeak::use, "user");
        user.start();
        user.interrupt();
        PERMITS.acquire();
        PERMITS.release();
        user.join();
        System.out.println("uses " + uses);
    }

    private static void use() {
        try {
            PERMITS.acquire();
            LOCK.lockInterruptibly();
        } catch (InterruptedException e) {
            return;
        }
        try {
            uses++;
        } finally {
            LOCK.unlock();
            PERMITS.release();
        }
    }
}
