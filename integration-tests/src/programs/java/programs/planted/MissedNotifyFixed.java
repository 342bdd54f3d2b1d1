package programs.planted;

/** The healthy twin of {@link MissedNotify}: the flag is read in a loop under the monitor. */
public final class MissedNotifyFixed {
    private static final Object MONITOR = new Object();
    private static boolean ready;

    private MissedNotifyFixed() {}

    public static void main(String[] args) throws InterruptedException {
        Thread notifier = new Thread(MissedNotifyFixed::publish, "notifier");
        notifier.start();
        synchronized (MONITOR) {
            while (!ready) {
                MONITOR.wait();
            }
        }
        notifier.join();
        System.out.println("ready " + ready);
    }

    private static void publish() {
        synchronized (MONITOR) {
            ready = true;
            MONITOR.notify();
        }
    }
}
