package programs.planted;

import java.util.concurrent.locks.ReentrantLock;

/** One thread takes a monitor, then a lock, the other the lock, then the monitor: deadlock. */
public final class LockInversion {
    private static final Object MONITOR = new Object();
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static int updates;

    private LockInversion() {}

    public static void main(String[] args) throws InterruptedException {
        Thread reader = new Thread(LockInversion::monitorFirst, "monitor-first");
        Thread writer = new Thread(LockInversion::lockFirst, "lock-first");
        reader.start();
        writer.start();
        reader.join();
        writer.join();
        System.out.println("updates " + updates);
    }

    private static void monitorFirst() {
        synchronized (MONITOR) {
            LOCK.lock();
            try {
                updates++;
            } finally {
                LOCK.unlock();
            }
        }
    }

    private static void lockFirst() {
        LOCK.lock();
        try {
            synchronized (MONITOR) {
                updates++;
            }
        } finally {
            LOCK.unlock();
        }
    }
}
