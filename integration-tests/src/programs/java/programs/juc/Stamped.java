package programs.juc;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.StampedLock;
import programs.check.Check;

/** StampedLock: all modes, conversions, views, deadlines and interrupts. */
public final class Stamped {
    private Stamped() {}

    public static void main(String[] args) throws Exception {
        contention();
        acquisitions();
        conversions();
        interrupts();
        views();
    }

    private static void contention() throws InterruptedException {
        StampedLock lock = new StampedLock();
        long[] pair = new long[2];
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            boolean writer = i % 2 == 0;
            threads[i] = Check.start("stamped-" + i, () -> {
                for (int n = 0; n < 4; n++) {
                    if (writer) {
                        long stamp = lock.writeLock();
                        pair[0]++;
                        pair[1]++;
                        lock.unlockWrite(stamp);
                    } else {
                        long stamp = lock.tryOptimisticRead();
                        long first = pair[0];
                        long second = pair[1];
                        if (!lock.validate(stamp)) {
                            stamp = lock.readLock();
                            first = pair[0];
                            second = pair[1];
                            lock.unlockRead(stamp);
                        }
                        if (first != second) {
                            throw new AssertionError("torn");
                        }
                    }
                }
            });
        }
        Check.join(threads);
        Check.equal("written", 8L, pair[0]);
    }

    private static void acquisitions() throws InterruptedException {
        StampedLock lock = new StampedLock();
        long write = lock.writeLock();
        Check.that("write locked", lock.isWriteLocked() && StampedLock.isWriteLockStamp(write));
        Check.join(Check.start("other", () -> {
            Check.equal("tryWriteLock", 0L, lock.tryWriteLock());
            Check.equal("tryReadLock", 0L, lock.tryReadLock());
            Check.equal("timed tryWriteLock", 0L, lock.tryWriteLock(Check.SHORT_MILLIS, MILLISECONDS));
            Check.equal("timed tryReadLock", 0L, lock.tryReadLock(Check.SHORT_MILLIS, MILLISECONDS));
            Check.equal("optimistic", 0L, lock.tryOptimisticRead());
        }));
        Thread reader = Check.start("reader", () -> {
            long stamp = lock.tryReadLock(Check.LONG_MILLIS, MILLISECONDS);
            Check.that("reads in time", StampedLock.isReadLockStamp(stamp));
            lock.unlock(stamp);
        });
        Check.awaitState(reader, Thread.State.TIMED_WAITING);
        lock.unlockWrite(write);
        reader.join();
        long read = lock.readLock();
        Thread writer = Check.start("writer", () -> {
            long stamp = lock.tryWriteLock(Check.LONG_MILLIS, MILLISECONDS);
            Check.that("writes in time", stamp != 0);
            lock.unlock(stamp);
        });
        Check.awaitState(writer, Thread.State.TIMED_WAITING);
        lock.unlockRead(read);
        writer.join();
        Check.thrown("wrong stamp", IllegalMonitorStateException.class, () -> lock.unlockWrite(read));
    }

    private static void conversions() {
        StampedLock lock = new StampedLock();
        long stamp = lock.tryOptimisticRead();
        stamp = lock.tryConvertToReadLock(stamp);
        Check.equal("readers", 1, lock.getReadLockCount());
        stamp = lock.tryConvertToWriteLock(stamp);
        Check.that("converted to a write lock", lock.isWriteLocked());
        long optimistic = lock.tryConvertToOptimisticRead(stamp);
        Check.that("converted to optimistic", lock.validate(optimistic) && !lock.isWriteLocked());
        long other = lock.readLock();
        Check.equal("no upgrade beside a reader", 0L, lock.tryConvertToWriteLock(lock.readLock()));
        Check.that("unlocks one reader", lock.tryUnlockRead() && !lock.tryUnlockWrite());
        lock.unlockRead(other);
    }

    private static void interrupts() throws InterruptedException {
        StampedLock lock = new StampedLock();
        Thread holder = Check.start("holder", () -> {
            long stamp = lock.writeLock();
            LockSupport.park();
            lock.unlock(stamp);
        });
        Check.awaitState(holder, Thread.State.WAITING);
        Check.interrupted("writeLockInterruptibly", lock::writeLockInterruptibly);
        Check.interrupted("readLockInterruptibly", lock::readLockInterruptibly);
        Check.interrupted("timed write", () -> lock.tryWriteLock(Check.LONG_MILLIS, MILLISECONDS));
        Check.interrupted("timed read", () -> lock.tryReadLock(Check.LONG_MILLIS, MILLISECONDS));
        LockSupport.unpark(holder);
        holder.join();
    }

    private static void views() throws InterruptedException {
        StampedLock lock = new StampedLock();
        int[] sum = new int[1];
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Check.start("view-" + i, () -> {
                lock.asWriteLock().lock();
                sum[0]++;
                lock.asWriteLock().unlock();
                lock.asReadWriteLock().readLock().lockInterruptibly();
                lock.asReadLock().unlock();
            });
        }
        Check.join(threads);
        Check.equal("sum", 3, sum[0]);
        Check.thrown("no condition", UnsupportedOperationException.class, () -> {
            Condition none = lock.asWriteLock().newCondition();
            none.signal();
        });
    }
}
