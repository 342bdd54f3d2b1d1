package programs.threads;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import programs.check.Check;

/** Stacks of others: parked, blocked, sleeping, not started, ended; {@code getAllStackTraces}. */
public final class Stacks {
    private Stacks() {}

    public static void main(String[] args) throws Exception {
        Thread parked = Check.thread("parked", Stacks::parkHere);
        Check.equal("before the start", 0, parked.getStackTrace().length);
        parked.start();
        Check.awaitState(parked, Thread.State.WAITING);
        Check.that("shows where it is parked", shows(parked.getStackTrace(), "parkHere"));
        Object lock = new Object();
        Thread blocked;
        synchronized (lock) {
            blocked = Check.start("blocked", () -> blockHere(lock));
            Check.awaitState(blocked, Thread.State.BLOCKED);
            Check.that("shows where it is blocked", shows(blocked.getStackTrace(), "blockHere"));
            Map<Thread, StackTraceElement[]> all = Thread.getAllStackTraces();
            Check.that("all show the parked one", shows(all.get(parked), "parkHere"));
            Check.that("all show the blocked one", shows(all.get(blocked), "blockHere"));
            Check.that("all show me", shows(all.get(Thread.currentThread()), "main"));
        }
        blocked.join();
        CountDownLatch ready = new CountDownLatch(1);
        boolean[] stop = new boolean[1];
        Thread running = Check.start("running", () -> runHere(ready, stop));
        ready.await();
        Check.that("shows where it runs", shows(running.getStackTrace(), "runHere"));
        synchronized (stop) {
            stop[0] = true;
        }
        running.join();
        LockSupport.unpark(parked);
        parked.join();
        Check.equal("at the end", 0, parked.getStackTrace().length);
        Check.that("the ended are gone", !Thread.getAllStackTraces().containsKey(parked));
        Check.that(
                "mine",
                Thread.currentThread().getStackTrace()[1].getMethodName().equals("main"));
        Check.that(
                "an exception's",
                new Throwable().getStackTrace()[0].getMethodName().equals("main"));
    }

    private static boolean shows(StackTraceElement[] stack, String method) {
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().equals(Stacks.class.getName())
                    && frame.getMethodName().equals(method)) {
                return true;
            }
        }
        return false;
    }

    private static void parkHere() {
        LockSupport.park();
    }

    private static void blockHere(Object lock) {
        synchronized (lock) {
            lock.notifyAll();
        }
    }

    private static void runHere(CountDownLatch ready, boolean[] stop) {
        ready.countDown();
        while (true) {
            synchronized (stop) {
                if (stop[0]) {
                    return;
                }
            }
            Thread.onSpinWait();
        }
    }
}
