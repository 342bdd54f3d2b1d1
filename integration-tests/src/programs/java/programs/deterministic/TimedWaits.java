package programs.deterministic;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Timed waits race with the event they wait for; the program prints who won each race. */
public final class TimedWaits {
    private TimedWaits() {}

    public static void main(String[] args) throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            System.out.println("monitor " + monitor());
            System.out.println("latch " + latch());
            System.out.println("condition " + condition());
            System.out.println("join " + join());
            LockSupport.parkNanos(200_000);
        }
    }

    private static String monitor() throws InterruptedException {
        boolean[] ready = new boolean[1];
        Thread helper = after(1, () -> {
            synchronized (ready) {
                ready[0] = true;
                ready.notify();
            }
        });
        boolean seen;
        synchronized (ready) {
            ready.wait(1);
            seen = ready[0];
        }
        helper.join();
        return seen ? "event" : "timeout";
    }

    private static String latch() throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        Thread helper = after(2, latch::countDown);
        boolean seen = latch.await(2, TimeUnit.MILLISECONDS);
        helper.join();
        return seen ? "event" : "timeout";
    }

    private static String condition() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        Condition condition = lock.newCondition();
        lock.lock();
        try {
            Thread helper = after(1, () -> {
                lock.lock();
                condition.signal();
                lock.unlock();
            });
            boolean seen = condition.awaitNanos(1_000_000) > 0;
            helper.interrupt();
            return seen ? "event" : "timeout";
        } finally {
            lock.unlock();
        }
    }

    private static String join() throws InterruptedException {
        Thread helper = after(1, () -> System.out.println("helper"));
        helper.join(1);
        String outcome = helper.isAlive() ? "timeout" : "event";
        helper.join();
        return outcome;
    }

    private static Thread after(long millis, Runnable event) {
        Thread thread = new Thread(() -> {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                System.out.println("helper interrupted");
            }
            event.run();
        });
        thread.start();
        return thread;
    }
}
