package programs.threads;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import programs.check.Check;

/** ThreadMXBean: deadlock queries, what a thread holds and waits for, counts. */
public final class Beans {
    private static final ThreadMXBean BEAN = ManagementFactory.getThreadMXBean();

    private Beans() {}

    public static void main(String[] args) throws Exception {
        Check.that("no deadlock", BEAN.findDeadlockedThreads() == null && BEAN.findMonitorDeadlockedThreads() == null);
        waiting();
        counts();
        locks();
    }

    private static void waiting() throws Exception {
        Object lock = new Object();
        Thread blocked;
        synchronized (lock) {
            blocked = Check.start("blocked", () -> {
                synchronized (lock) {
                    lock.notifyAll();
                }
            });
            Check.awaitState(blocked, Thread.State.BLOCKED);
            ThreadInfo info = BEAN.getThreadInfo(blocked.getId(), Integer.MAX_VALUE);
            Check.equal("name", "blocked", info.getThreadName());
            Check.equal("state", Thread.State.BLOCKED, info.getThreadState());
            Check.equal("lock", "java.lang.Object", info.getLockInfo().getClassName());
            int hash = info.getLockInfo().getIdentityHashCode();
            Check.that("lock identity", hash == System.identityHashCode(lock));
            Check.equal("owner", "main", info.getLockOwnerName());
            Check.that(
                    "owner id", info.getLockOwnerId() == Thread.currentThread().getId());
            Check.that("stack", info.getStackTrace().length > 0);
            Check.that(
                    "no stack unless asked", BEAN.getThreadInfo(blocked.getId()).getStackTrace().length == 0);
        }
        blocked.join();
        Check.equal("an ended thread", null, BEAN.getThreadInfo(blocked.getId()));
        Check.equal("several", null, BEAN.getThreadInfo(new long[] {blocked.getId()})[0]);
        ReentrantLock owned = new ReentrantLock();
        owned.lock();
        Thread parked = Check.start("parked", () -> {
            owned.lock();
            owned.unlock();
        });
        Check.awaitState(parked, Thread.State.WAITING);
        ThreadInfo info = BEAN.getThreadInfo(new long[] {parked.getId()}, true, true)[0];
        Check.equal(
                "synchronizer",
                "java.util.concurrent.locks.ReentrantLock$NonfairSync",
                info.getLockInfo().getClassName());
        Check.equal("its owner", "main", info.getLockOwnerName());
        ThreadInfo me = BEAN.getThreadInfo(new long[] {Thread.currentThread().getId()}, true, true)[0];
        Check.equal("my synchronizers", 1, me.getLockedSynchronizers().length);
        Check.equal("my state", Thread.State.RUNNABLE, me.getThreadState());
        owned.unlock();
        parked.join();
        synchronized (lock) {
            ThreadInfo mine =
                    BEAN.getThreadInfo(new long[] {Thread.currentThread().getId()}, true, false)[0];
            MonitorInfo[] monitors = mine.getLockedMonitors();
            Check.equal("my monitors", 1, monitors.length);
            Check.that("identity", monitors[0].getIdentityHashCode() == System.identityHashCode(lock));
        }
    }

    private static void counts() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        int before = BEAN.getThreadCount();
        Thread thread = Check.start("counted", hold::await);
        Check.that("one more", BEAN.getThreadCount() == before + 1);
        boolean found = false;
        for (long id : BEAN.getAllThreadIds()) {
            found |= id == thread.getId();
        }
        Check.that("listed", found);
        found = false;
        for (ThreadInfo info : BEAN.dumpAllThreads(true, true)) {
            found |= info.getThreadName().equals("counted");
        }
        Check.that("dumped", found);
        hold.countDown();
        thread.join();
        Check.that("one less", BEAN.getThreadCount() == before);
        Check.that("cpu time is some number", BEAN.getCurrentThreadCpuTime() >= -1);
    }

    /** A real deadlock of two daemons, seen and left behind by main. */
    private static void locks() throws Exception {
        ReentrantLock first = new ReentrantLock();
        ReentrantLock second = new ReentrantLock();
        CountDownLatch both = new CountDownLatch(2);
        Thread one = daemon("one", first, second, both);
        Thread two = daemon("two", second, first, both);
        Check.awaitState(one, Thread.State.WAITING);
        Check.awaitState(two, Thread.State.WAITING);
        while (BEAN.findDeadlockedThreads() == null) {
            Thread.sleep(1);
        }
        long[] ids = BEAN.findDeadlockedThreads();
        Check.equal("deadlocked", 2, ids.length);
        Check.that("none of monitors", BEAN.findMonitorDeadlockedThreads() == null);
        for (ThreadInfo info : BEAN.getThreadInfo(ids)) {
            LockInfo lock = info.getLockInfo();
            Check.that("waits for a lock", lock.getClassName().endsWith("NonfairSync"));
            Check.that("that the other holds", !info.getLockOwnerName().equals(info.getThreadName()));
        }
        one.interrupt();
        one.join();
        two.join();
        Check.that("resolved", BEAN.findDeadlockedThreads() == null);
    }

    private static Thread daemon(String name, ReentrantLock mine, ReentrantLock other, CountDownLatch both) {
        Thread thread = Check.thread(name, () -> {
            mine.lock();
            both.countDown();
            both.await();
            try {
                other.lockInterruptibly();
                other.unlock();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                mine.unlock();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
