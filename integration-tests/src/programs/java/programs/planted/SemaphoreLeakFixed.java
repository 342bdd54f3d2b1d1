package programs.planted;

import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/** The healthy twin of {@link SemaphoreLeak}: a finally block of its own returns the permit. */
public final class SemaphoreLeakFixed {
    private static final Semaphore PERMITS = new Semaphore(1);
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static int uses;

    private SemaphoreLeakFixed() {}

    public static void main(String[] args) throws InterruptedException {
        Thread user = new Thread(SemaphoreLeakFixed::use, "user");
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
            try {
                useLocked();
            } finally {
                PERMITS.release();
            }
        } catch (InterruptedException e) {
            return;
        }
    }

    private static void useLocked() throws InterruptedException {
        LOCK.lockInterruptibly();
        try {
            uses++;
        } finally {
            LOCK.unlock();
        }
    }
}
