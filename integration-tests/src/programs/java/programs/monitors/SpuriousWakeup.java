package programs.monitors;

import programs.check.Check;

/** A wait without a loop: wrong only if a wait may end for no reason, as the specification permits. */
public final class SpuriousWakeup {
    private static boolean ready;

    private SpuriousWakeup() {}

    public static void main(String[] args) throws InterruptedException {
        Object lock = new Object();
        Thread waiter = Check.start("waiter", () -> {
            synchronized (lock) {
                if (!ready) {
                    lock.wait();
                }
                Check.that("woken for a reason", ready);
            }
        });
        Thread.sleep(5);
        synchronized (lock) {
            ready = true;
            lock.notify();
        }
        waiter.join();
        System.out.println("done");
    }
}
