package programs.monitors;

import programs.check.Check;

/** {@code wait} in all forms, ended by notify, by a deadline, by an interrupt; and where it is refused. */
public final class WaitNotify {
    private WaitNotify() {}

    public static void main(String[] args) throws Exception {
        refused();
        timed();
        untimed();
        depth();
        interrupts();
        crowd();
        lateInterrupt();
    }

    private static void refused() {
        Object lock = new Object();
        Check.thrown("wait", IllegalMonitorStateException.class, lock::wait);
        Check.thrown("wait(1)", IllegalMonitorStateException.class, () -> lock.wait(1));
        Check.thrown("wait(1, 1)", IllegalMonitorStateException.class, () -> lock.wait(1, 1));
        Check.thrown("notify", IllegalMonitorStateException.class, lock::notify);
        Check.thrown("notifyAll", IllegalMonitorStateException.class, lock::notifyAll);
        Check.thrown("negative", IllegalArgumentException.class, () -> lock.wait(-1));
        Check.thrown("nanos out of range", IllegalArgumentException.class, () -> lock.wait(1, 1_000_000));
        synchronized (lock) {
            lock.notify();
            lock.notifyAll();
            Check.thrown("null", NullPointerException.class, () -> nothing().wait());
        }
        Check.that("no interrupt came of it", !Thread.currentThread().isInterrupted());
    }

    private static Object nothing() {
        return null;
    }

    private static void timed() throws InterruptedException {
        Object lock = new Object();
        long start = System.nanoTime();
        synchronized (lock) {
            lock.wait(2);
            lock.wait(1, 500_000);
            lock.wait(0, 1);
        }
        Check.that("ran out", System.nanoTime() - start >= 3_000_000);
    }

    private static void untimed() throws InterruptedException {
        Object lock = new Object();
        int[] turn = new int[1];
        Thread other = Check.start("other", () -> {
            synchronized (lock) {
                for (int i = 1; i < 12; i += 2) {
                    while (turn[0] != i) {
                        switch (i % 3) {
                            case 0:
                                lock.wait();
                                break;
                            case 1:
                                lock.wait(0);
                                break;
                            default:
                                lock.wait(Check.LONG_MILLIS, 1);
                                break;
                        }
                    }
                    turn[0]++;
                    lock.notify();
                }
            }
        });
        synchronized (lock) {
            for (int i = 0; i < 12; i += 2) {
                while (turn[0] != i) {
                    lock.wait(Long.MAX_VALUE);
                }
                turn[0]++;
                lock.notify();
            }
        }
        other.join();
        Check.equal("turns", 12, turn[0]);
    }

    private static void depth() throws InterruptedException {
        Object lock = new Object();
        boolean[] told = new boolean[1];
        Thread other;
        synchronized (lock) {
            synchronized (lock) {
                synchronized (lock) {
                    other = Check.start("other", () -> {
                        synchronized (lock) {
                            told[0] = true;
                            lock.notifyAll();
                        }
                    });
                    while (!told[0]) {
                        lock.wait();
                    }
                }
                Check.that("held again", Thread.holdsLock(lock));
            }
            Check.that("and at the outer level", Thread.holdsLock(lock));
        }
        Check.that("let go", !Thread.holdsLock(lock));
        other.join();
    }

    private static void interrupts() throws InterruptedException {
        Object lock = new Object();
        Check.Body[] waits = {lock::wait, () -> lock.wait(Check.LONG_MILLIS), () -> lock.wait(Check.LONG_MILLIS, 5)};
        for (Check.Body wait : waits) {
            Check.interrupted("wait", () -> {
                synchronized (lock) {
                    try {
                        wait.run();
                    } finally {
                        if (!Thread.holdsLock(lock)) {
                            throw new AssertionError("thrown without the lock");
                        }
                    }
                }
            });
        }
    }

    private static void crowd() throws InterruptedException {
        Object lock = new Object();
        int[] counts = new int[3];
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Check.start("crowd-" + i, () -> {
                synchronized (lock) {
                    counts[0]++;
                    while (counts[1] == 0) {
                        lock.wait();
                    }
                    counts[1]--;
                    counts[2]++;
                }
            });
        }
        for (int i = 0; i < threads.length; i++) {
            synchronized (lock) {
                counts[1]++;
                lock.notify();
            }
        }
        Check.join(threads);
        Check.equal("one notify each", "4 0 4", counts[0] + " " + counts[1] + " " + counts[2]);
    }

    /** An interrupt after the notify does not eat it: the notified returns, and is interrupted. */
    private static void lateInterrupt() throws InterruptedException {
        Object lock = new Object();
        boolean[] seen = new boolean[2];
        Thread waiter = Check.start("waiter", () -> {
            synchronized (lock) {
                seen[0] = true;
                lock.wait();
                seen[1] = Thread.interrupted();
            }
        });
        Check.awaitState(waiter, Thread.State.WAITING);
        synchronized (lock) {
            lock.notify();
            waiter.interrupt();
        }
        waiter.join();
        Check.that("the notify counts", seen[1]);
    }
}
