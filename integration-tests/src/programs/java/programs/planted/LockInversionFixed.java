package programs.planted;

import java.util.concurrent.locks.ReentrantLock;

/** The healthy twin of {@link LockInversion}: both threads take the monitor first. */
public final class LockInversionFixed {
    private static final Object MONITOR = new Object();
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static int updates;

    private LockInversionFixed() {}

    public static void main(String[] args) throws InterruptedException {
        Thread reader = new Thread(LockInversionFixed::monitorFirst, "reader");
        Thread writer = new Thread(LockInversionFixed::monitorFirst, "writer");
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
}
