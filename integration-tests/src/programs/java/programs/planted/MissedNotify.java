package programs.planted;

/** The waiter checks the flag outside the monitor, so the notify may precede its wait: a hang. */
public final class MissedNotify {
    private static final Object MONITOR = new Object();
    private static volatile boolean ready;

    private MissedNotify() {}

    public static void main(String[] args) throws InterruptedException {
        Thread notifier = new Thread(MissedNotify::publish, "notifier");
        notifier.start();
        if (!ready) {
            synchronized (MONITOR) {
                MONITOR.wait();
            }
        }
        notifier.join();
        System.out.println("ready " + ready);
    }

    private static void publish() {
        ready = true;
        synchronized (MONITOR) {
            MONITOR.notify();
        }
    }
}
