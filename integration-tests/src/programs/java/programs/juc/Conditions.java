package programs.juc;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.Date;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import programs.check.Check;

/** Conditions of both lock classes: every form of await, ended by a signal, a deadline and an interrupt. */
public final class Conditions {
    private Conditions() {}

    public static void main(String[] args) throws Exception {
        for (Lock lock :
                new Lock[] {new ReentrantLock(), new ReentrantLock(true), new ReentrantReadWriteLock().writeLock()}) {
            timeouts(lock);
            signals(lock);
            signalAll(lock);
            interrupts(lock);
            uninterruptibly(lock);
        }
        waiters();
    }

    private static void timeouts(Lock lock) throws InterruptedException {
        Condition condition = lock.newCondition();
        lock.lock();
        try {
            Check.that("await(time) runs out", !condition.await(Check.SHORT_MILLIS, MILLISECONDS));
            Check.that("awaitNanos runs out", condition.awaitNanos(1_000_000) <= 0);
            Date soon = new Date(System.currentTimeMillis() + Check.SHORT_MILLIS);
            Check.that("awaitUntil runs out", !condition.awaitUntil(soon));
            Check.that("awaitUntil the past", !condition.awaitUntil(new Date(0)));
            Check.that("await(0) runs out", !condition.await(0, MILLISECONDS));
        } finally {
            lock.unlock();
        }
    }

    private static void signals(Lock lock) throws InterruptedException {
        Condition condition = lock.newCondition();
        int[] turn = new int[1];
        Thread waiter = Check.start("waiter", () -> {
            lock.lock();
            try {
                while (turn[0] < 1) {
                    condition.await();
                }
                turn[0]++;
                condition.signal();
                while (turn[0] < 3) {
                    Check.that("signalled before the deadline", condition.await(Check.LONG_MILLIS, MILLISECONDS));
                }
                turn[0]++;
                condition.signal();
                while (turn[0] < 5) {
                    Check.that("signalled in time", condition.awaitNanos(Check.LONG_MILLIS * 1_000_000) > 0);
                }
                turn[0]++;
                condition.signal();
                while (turn[0] < 7) {
                    Check.that("signalled before the date", condition.awaitUntil(new Date(Long.MAX_VALUE)));
                }
            } finally {
                lock.unlock();
            }
        });
        lock.lock();
        try {
            for (int mine = 0; mine < 8; mine += 2) {
                while (turn[0] < mine) {
                    condition.await();
                }
                turn[0]++;
                condition.signal();
            }
        } finally {
            lock.unlock();
        }
        waiter.join();
        Check.equal("turn", 7, turn[0]);
    }

    private static void signalAll(Lock lock) throws InterruptedException {
        Condition go = lock.newCondition();
        Condition there = lock.newCondition();
        int[] counts = new int[2];
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Check.start("crowd-" + i, () -> {
                lock.lock();
                try {
                    counts[0]++;
                    there.signal();
                    go.await();
                    counts[1]++;
                } finally {
                    lock.unlock();
                }
            });
        }
        lock.lock();
        while (counts[0] < 3) {
            there.await();
        }
        go.signalAll();
        lock.unlock();
        Check.join(threads);
        Check.equal("all went", 3, counts[1]);
    }

    private static void interrupts(Lock lock) throws InterruptedException {
        Condition condition = lock.newCondition();
        Check.Body[] waits = {
            condition::await,
            () -> condition.await(Check.LONG_MILLIS, MILLISECONDS),
            () -> condition.awaitNanos(Check.LONG_MILLIS * 1_000_000),
            () -> condition.awaitUntil(new Date(System.currentTimeMillis() + Check.LONG_MILLIS))
        };
        for (Check.Body wait : waits) {
            Check.interrupted("await", () -> {
                lock.lock();
                try {
                    wait.run();
                } finally {
                    lock.unlock();
                }
            });
        }
    }

    private static void uninterruptibly(Lock lock) throws InterruptedException {
        Condition condition = lock.newCondition();
        boolean[] done = new boolean[1];
        Thread waiter = Check.start("uninterruptible", () -> {
            lock.lock();
            try {
                while (!done[0]) {
                    condition.awaitUninterruptibly();
                }
                Check.that("the interrupt is kept", Thread.interrupted());
            } finally {
                lock.unlock();
            }
        });
        Check.awaitState(waiter, Thread.State.WAITING);
        waiter.interrupt();
        lock.lock();
        done[0] = true;
        condition.signalAll();
        lock.unlock();
        waiter.join();
    }

    private static void waiters() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        Condition condition = lock.newCondition();
        Thread waiter = Check.start("waiter", () -> {
            lock.lock();
            condition.await();
            lock.unlock();
        });
        lock.lock();
        while (!lock.hasWaiters(condition)) {
            lock.unlock();
            Thread.sleep(1);
            lock.lock();
        }
        Check.equal("wait queue", 1, lock.getWaitQueueLength(condition));
        condition.signal();
        Check.equal("queue", 1, lock.getQueueLength());
        lock.unlock();
        waiter.join();
    }
}
