package programs.juc;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import programs.check.Check;

/** ReentrantLock and ReentrantReadWriteLock, fair and not, in all forms of acquisition. */
public final class Locks {
    private Locks() {}

    public static void main(String[] args) throws Exception {
        for (boolean fair : new boolean[] {false, true}) {
            exclusion(fair);
            acquisitions(fair);
            queue(fair);
            readersAndWriters(fair);
            readWriteAcquisitions(fair);
        }
        misuse();
        parking();
    }

    private static void exclusion(boolean fair) throws InterruptedException {
        ReentrantLock lock = new ReentrantLock(fair);
        int[] sum = new int[1];
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Check.start("adder-" + i, () -> {
                for (int n = 0; n < 4; n++) {
                    lock.lock();
                    try {
                        lock.lock();
                        sum[0]++;
                        lock.unlock();
                    } finally {
                        lock.unlock();
                    }
                }
            });
        }
        Check.join(threads);
        Check.equal("sum", 12, sum[0]);
    }

    private static void acquisitions(boolean fair) throws InterruptedException {
        ReentrantLock lock = new ReentrantLock(fair);
        lock.lock();
        Check.join(Check.start("other", () -> {
            Check.that("tryLock fails", !lock.tryLock());
            Check.that("timed tryLock runs out", !lock.tryLock(Check.SHORT_MILLIS, MILLISECONDS));
            Check.that("tryLock(0) fails", !lock.tryLock(0, MILLISECONDS));
        }));
        Thread waiter = Check.start("waiter", () -> {
            Check.that("timed tryLock succeeds", lock.tryLock(Check.LONG_MILLIS, MILLISECONDS));
            lock.unlock();
            Check.that("tryLock succeeds", lock.tryLock());
            lock.unlock();
        });
        Check.awaitState(waiter, Thread.State.TIMED_WAITING);
        lock.unlock();
        waiter.join();
        Object handOver = new Object();
        Thread holder = Check.start("holder", () -> {
            lock.lock();
            synchronized (handOver) {
                handOver.wait();
            }
            lock.unlock();
        });
        Check.awaitState(holder, Thread.State.WAITING);
        Check.interrupted("lockInterruptibly", lock::lockInterruptibly);
        Check.interrupted("timed tryLock", () -> lock.tryLock(Check.LONG_MILLIS, MILLISECONDS));
        Thread deaf = Check.start("deaf", () -> {
            lock.lock();
            Check.that("lock keeps the interrupt", Thread.interrupted());
            lock.unlock();
        });
        Check.awaitState(deaf, Thread.State.WAITING);
        deaf.interrupt();
        synchronized (handOver) {
            handOver.notifyAll();
        }
        Check.join(holder, deaf);
    }

    private static void queue(boolean fair) throws InterruptedException {
        ReentrantLock lock = new ReentrantLock(fair);
        lock.lock();
        lock.lock();
        Thread waiter = Check.start("queued", () -> {
            lock.lock();
            lock.unlock();
        });
        Check.awaitState(waiter, Thread.State.WAITING);
        Check.that("has queued threads", lock.hasQueuedThreads() && lock.hasQueuedThread(waiter));
        Check.equal("queue length", 1, lock.getQueueLength());
        Check.equal("hold count", 2, lock.getHoldCount());
        Check.equal("fair", fair, lock.isFair());
        Check.that("held by me", lock.isHeldByCurrentThread() && lock.isLocked());
        Check.that(
                "names its owner",
                lock.toString()
                        .endsWith("[Locked by thread " + Thread.currentThread().getName() + "]"));
        Check.that("waiter names what blocks it", LockSupport.getBlocker(waiter) != null);
        lock.unlock();
        lock.unlock();
        waiter.join();
        Check.that("free at the end", !lock.isLocked());
    }

    private static void readersAndWriters(boolean fair) throws InterruptedException {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock(fair);
        int[] values = new int[2];
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            boolean writer = i % 2 == 0;
            threads[i] = Check.start((writer ? "writer-" : "reader-") + i, () -> {
                for (int n = 0; n < 3; n++) {
                    if (writer) {
                        lock.writeLock().lock();
                        values[0]++;
                        lock.readLock().lock(); // downgrade
                        lock.writeLock().unlock();
                        values[1]++;
                        lock.readLock().unlock();
                    } else {
                        lock.readLock().lock();
                        if (values[0] < values[1]) {
                            throw new AssertionError("torn");
                        }
                        lock.readLock().unlock();
                    }
                }
            });
        }
        Check.join(threads);
        Check.equal("written", 6, values[0]);
    }

    private static void readWriteAcquisitions(boolean fair) throws InterruptedException {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock(fair);
        lock.readLock().lock();
        Check.join(Check.start("second reader", () -> {
            Check.that("readers share", lock.readLock().tryLock(Check.LONG_MILLIS, MILLISECONDS));
            Check.equal("read locks", 2, lock.getReadLockCount());
            lock.readLock().unlock();
            Check.that("no writer beside", !lock.writeLock().tryLock());
            Check.that("timed writer gives up", !lock.writeLock().tryLock(Check.SHORT_MILLIS, MILLISECONDS));
        }));
        Thread writer = Check.start("writer", () -> {
            lock.writeLock().lock();
            Check.that("write locked", lock.isWriteLockedByCurrentThread());
            lock.writeLock().unlock();
        });
        Check.awaitState(writer, Thread.State.WAITING);
        lock.readLock().unlock();
        writer.join();
        lock.writeLock().lock();
        Check.join(Check.start("other", () -> {
            Check.that("no reader beside a writer", !lock.readLock().tryLock());
            Check.that("timed reader gives up", !lock.readLock().tryLock(Check.SHORT_MILLIS, MILLISECONDS));
        }));
        lock.writeLock().unlock();
        Thread holder = Check.start("holder", () -> {
            lock.writeLock().lock();
            LockSupport.park(lock);
            lock.writeLock().unlock();
        });
        Check.awaitState(holder, Thread.State.WAITING);
        Check.interrupted("readLock", () -> lock.readLock().lockInterruptibly());
        Check.interrupted("writeLock", () -> lock.writeLock().lockInterruptibly());
        LockSupport.unpark(holder);
        holder.join();
    }

    private static void misuse() {
        ReentrantLock lock = new ReentrantLock();
        ReentrantReadWriteLock both = new ReentrantReadWriteLock();
        Check.thrown("unlock by another", IllegalMonitorStateException.class, lock::unlock);
        Check.thrown(
                "signal without the lock",
                IllegalMonitorStateException.class,
                () -> lock.newCondition().signal());
        Check.thrown(
                "read unlock",
                IllegalMonitorStateException.class,
                () -> both.readLock().unlock());
        Check.thrown(
                "write unlock",
                IllegalMonitorStateException.class,
                () -> both.writeLock().unlock());
        Check.thrown(
                "read condition",
                UnsupportedOperationException.class,
                () -> both.readLock().newCondition());
    }

    private static void parking() throws InterruptedException {
        LockSupport.unpark(Thread.currentThread());
        LockSupport.park();
        System.out.println("a permit was kept");
        Object blocker = new Object();
        Object second = new Object();
        Thread parked = Check.start("parked", () -> {
            LockSupport.parkNanos(blocker, MILLISECONDS.toNanos(Check.LONG_MILLIS));
            LockSupport.parkUntil(second, System.currentTimeMillis() + Check.LONG_MILLIS);
            LockSupport.parkUntil(Long.MAX_VALUE);
            Check.that("the interrupt stays", Thread.currentThread().isInterrupted());
            LockSupport.park();
            LockSupport.parkNanos(1);
            LockSupport.parkUntil(1);
        });
        Check.awaitState(parked, Thread.State.TIMED_WAITING);
        Check.that("blocker is told", LockSupport.getBlocker(parked) == blocker);
        LockSupport.unpark(parked);
        awaitParked(parked, second);
        LockSupport.unpark(parked);
        awaitParked(parked, null);
        parked.interrupt();
        parked.join();
    }

    private static void awaitParked(Thread thread, Object blocker) throws InterruptedException {
        while (LockSupport.getBlocker(thread) != blocker || thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
    }
}
