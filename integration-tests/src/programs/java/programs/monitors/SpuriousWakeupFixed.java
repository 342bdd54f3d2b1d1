package programs.monitors;

import java.util.concurrent.locks.LockSupport;
import programs.check.Check;

/** The same with loops, of every primitive that may return for no reason. */
public final class SpuriousWakeupFixed {
    private static volatile boolean ready;

    private SpuriousWakeupFixed() {}

    public static void main(String[] args) throws InterruptedException {
        Object lock = new Object();
        Thread waiter = Check.start("waiter", () -> {
            synchronized (lock) {
                while (!ready) {
                    lock.wait();
                }
            }
        });
        Thread parked = Check.start("parked", () -> {
            while (!ready) {
                LockSupport.park();
            }
        });
        Thread.sleep(5);
        synchronized (lock) {
            ready = true;
            lock.notify();
        }
        LockSupport.unpark(parked);
        Check.join(waiter, parked);
        Check.that("woken for a reason", ready);
    }
}
