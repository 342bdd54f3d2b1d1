package dev.lockstep.bench;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** An ordinary program with static state, to be explored from the command line: eight threads and a lock. */
public final class EightThreads {
    private static final int THREADS = 8;
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final AtomicInteger DONE = new AtomicInteger();
    private static int count;

    private EightThreads() {}

    /** Fails if the state of an earlier iteration is still there. */
    public static void main(String[] arguments) throws InterruptedException {
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = new Thread(EightThreads::act);
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (count != THREADS || DONE.get() != THREADS) {
            throw new AssertionError(count + " " + DONE);
        }
    }

    private static void act() {
        LOCK.lock();
        try {
            count++;
        } finally {
            LOCK.unlock();
        }
        DONE.incrementAndGet();
    }
}
