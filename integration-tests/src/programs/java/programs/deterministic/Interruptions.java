package programs.deterministic;

import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Interrupts sent at an arbitrary moment to threads that sleep, wait, join, park and lock. */
public final class Interruptions {
    private Interruptions() {}

    private interface Blocking {
        void run() throws InterruptedException;
    }

    public static void main(String[] args) throws InterruptedException {
        Object monitor = new Object();
        ReentrantLock held = new ReentrantLock();
        Thread main = Thread.currentThread();
        held.lock();
        Thread[] threads = {
            start("sleep", () -> Thread.sleep(3_600_000)),
            start("timed sleep", () -> Thread.sleep(1)),
            start("wait", () -> {
                synchronized (monitor) {
                    monitor.wait(3_600_000);
                }
            }),
            start("join", main::join),
            start("park", LockSupport::park),
            start("lock", held::lockInterruptibly),
        };
        for (Thread thread : threads) {
            System.out.println("interrupting " + thread.getName());
            thread.interrupt();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        held.unlock();
    }

    private static Thread start(String name, Blocking blocking) {
        Thread thread = new Thread(
                () -> {
                    try {
                        blocking.run();
                        System.out.println(name + " returned, flag " + Thread.interrupted());
                    } catch (InterruptedException e) {
                        System.out.println(name + " interrupted, flag " + Thread.interrupted());
                    }
                },
                name);
        thread.start();
        return thread;
    }
}
