package programs.threads;

import java.lang.Thread.State;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import programs.check.Check;

/** {@code getState} and {@code isAlive} in each state a thread can be in. */
public final class States {
    private States() {}

    public static void main(String[] args) throws Exception {
        life();
        monitors();
        parked();
        sleeping();
        Thread main = Thread.currentThread();
        Check.equal("myself", State.RUNNABLE, main.getState());
        Thread observer = Check.thread("observer", () -> {
            Check.awaitState(main, State.WAITING);
            LockSupport.unpark(main);
        });
        observer.start();
        LockSupport.park();
        observer.join();
        Check.thrown("a second start", IllegalThreadStateException.class, observer::start);
    }

    private static void life() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        boolean[] stop = new boolean[1];
        Object lock = new Object();
        Thread thread = Check.thread("life", () -> {
            started.countDown();
            while (true) {
                synchronized (lock) {
                    if (stop[0]) {
                        return;
                    }
                }
                Thread.onSpinWait();
            }
        });
        Check.equal("before start", State.NEW, thread.getState());
        Check.that("not alive yet", !thread.isAlive());
        thread.start();
        started.await();
        Check.awaitState(thread, State.RUNNABLE);
        Check.that("alive", thread.isAlive());
        synchronized (lock) {
            stop[0] = true;
        }
        thread.join();
        Check.equal("at the end", State.TERMINATED, thread.getState());
        Check.that("alive no more", !thread.isAlive());
    }

    private static void monitors() throws InterruptedException {
        Object lock = new Object();
        Thread blocked = Check.thread("blocked", () -> {
            synchronized (lock) {
                lock.notifyAll();
            }
        });
        synchronized (lock) {
            blocked.start();
            Check.awaitState(blocked, State.BLOCKED);
            System.out.println("blocked");
        }
        blocked.join();
        boolean[] go = new boolean[1];
        for (long millis : new long[] {0, Check.LONG_MILLIS}) {
            go[0] = false;
            Thread waiter = Check.start("waiter", () -> {
                synchronized (lock) {
                    while (!go[0]) {
                        lock.wait(millis);
                    }
                }
            });
            Check.awaitState(waiter, millis == 0 ? State.WAITING : State.TIMED_WAITING);
            synchronized (lock) {
                go[0] = true;
                lock.notify();
                Check.equal("notified but locked out", State.BLOCKED, waiter.getState());
            }
            waiter.join();
        }
        Thread interrupted = Check.start("interrupted", () -> {
            synchronized (lock) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        Check.awaitState(interrupted, State.WAITING);
        synchronized (lock) {
            interrupted.interrupt();
            Check.awaitState(interrupted, State.BLOCKED);
        }
        interrupted.join();
    }

    private static void parked() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        Thread locking = Check.start("locking", () -> {
            lock.lock();
            lock.unlock();
        });
        Check.awaitState(locking, State.WAITING);
        lock.unlock();
        locking.join();
        Thread timed = Check.start("timed", () -> LockSupport.parkNanos(Check.LONG_MILLIS * 1_000_000));
        Check.awaitState(timed, State.TIMED_WAITING);
        LockSupport.unpark(timed);
        timed.join();
        System.out.println("parked");
    }

    private static void sleeping() throws InterruptedException {
        Thread sleeper = Check.start(
                "sleeper",
                () -> Check.thrown("sleep", InterruptedException.class, () -> Thread.sleep(Check.LONG_MILLIS)));
        Check.awaitState(sleeper, State.TIMED_WAITING);
        Thread joiner = Check.start("joiner", sleeper::join);
        Check.awaitState(joiner, State.WAITING);
        Thread timedJoiner = Check.start("timed joiner", () -> sleeper.join(Check.LONG_MILLIS));
        Check.awaitState(timedJoiner, State.TIMED_WAITING);
        sleeper.interrupt();
        Check.join(sleeper, joiner, timedJoiner);
        System.out.println("joined");
    }
}
