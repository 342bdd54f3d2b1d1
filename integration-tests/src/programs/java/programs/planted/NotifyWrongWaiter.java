package programs.planted;

/** Producers and consumers wait on one monitor, and a single notify wakes the wrong kind: a hang. */
public final class NotifyWrongWaiter {
    private static final Object MONITOR = new Object();
    private static final int ITEMS = 2;
    private static boolean full;

    private NotifyWrongWaiter() {}

    public static void main(String[] args) throws InterruptedException {
        Thread[] threads = {
            new Thread(() -> pass(true), "producer-1"),
            new Thread(() -> pass(false), "consumer-1"),
            new Thread(() -> pass(true), "producer-2"),
            new Thread(() -> pass(false), "consumer-2"),
        };
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void pass(boolean produces) {
        for (int i = 0; i < ITEMS; i++) {
            synchronized (MONITOR) {
                while (full == produces) {
                    await();
                }
                full = produces;
                MONITOR.notify();
            }
        }
    }

    private static void await() {
        try {
            MONITOR.wait();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
