package programs.threads;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import programs.check.Check;

/** {@code join} in all forms, and subclasses that override {@code run}, {@code start}, {@code interrupt}. */
public final class Joins {
    private Joins() {}

    public static void main(String[] args) throws Exception {
        forms();
        interrupts();
        subclass();
        sleeps();
        names();
    }

    private static void forms() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        Thread thread = Check.start("held", hold::await);
        thread.join(Check.SHORT_MILLIS);
        thread.join(Check.SHORT_MILLIS, 1);
        TimeUnit.MILLISECONDS.timedJoin(thread, Check.SHORT_MILLIS);
        Check.that("still alive", thread.isAlive());
        Thread[] joiners = {
            Check.start("untimed", thread::join),
            Check.start("zero", () -> thread.join(0)),
            Check.start("zero nanos", () -> thread.join(0, 0)),
            Check.start("timed", () -> thread.join(Check.LONG_MILLIS)),
            Check.start("nanos", () -> thread.join(Check.LONG_MILLIS, 999_999)),
            Check.start("longest", () -> thread.join(Long.MAX_VALUE)),
            Check.start("unit", () -> TimeUnit.MINUTES.timedJoin(thread, 10)),
        };
        hold.countDown();
        Check.join(joiners);
        thread.join();
        thread.join(1);
        Check.that("ended", !thread.isAlive());
        new Thread().join();
        Thread none = null;
        Check.thrown("isAlive of nothing", NullPointerException.class, () -> System.out.println(none.isAlive()));
        Check.thrown("join of nothing", NullPointerException.class, () -> none.join());
        Check.thrown("negative", IllegalArgumentException.class, () -> thread.join(-1));
        Check.thrown("nanos out of range", IllegalArgumentException.class, () -> thread.join(1, 1_000_000));
    }

    private static void interrupts() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        Thread thread = Check.start("held", hold::await);
        Check.interrupted("join", thread::join);
        Check.interrupted("timed join", () -> thread.join(Check.LONG_MILLIS));
        Check.interrupted("unit join", () -> TimeUnit.SECONDS.timedJoin(thread, 600));
        Check.interrupted("sleep", () -> Thread.sleep(Check.LONG_MILLIS));
        Check.interrupted("nano sleep", () -> Thread.sleep(Check.LONG_MILLIS, 1));
        Check.interrupted("unit sleep", () -> TimeUnit.MINUTES.sleep(10));
        hold.countDown();
        thread.join();
        thread.interrupt();
        System.out.println("interrupting the dead is no error");
        Thread.currentThread().interrupt();
        Check.that("isInterrupted keeps", Thread.currentThread().isInterrupted());
        Check.that("interrupted clears", Thread.interrupted() && !Thread.interrupted());
    }

    private static void subclass() throws InterruptedException {
        Overriding thread = new Overriding();
        thread.start();
        thread.ready.await();
        thread.interrupt();
        thread.join();
        Check.equal("calls", "start run interrupt caught", thread.calls.toString());
        Thread runnable = new Thread(() -> System.out.println("the runnable"), "runnable") {
            @Override
            public void run() {
                System.out.println("before");
                super.run();
                System.out.println("after");
            }
        };
        runnable.start();
        runnable.join();
        Check.that(
                "an overridden isAlive is the application's",
                new Thread() {
                    boolean answer() {
                        return getName() != null && !isAlive();
                    }
                }.answer());
    }

    private static void sleeps() throws InterruptedException {
        long start = System.nanoTime();
        Thread.sleep(2);
        Thread.sleep(0);
        Thread.sleep(0, 1);
        Thread.sleep(1, 500_000);
        TimeUnit.MICROSECONDS.sleep(1500);
        TimeUnit.NANOSECONDS.sleep(-5);
        Check.that("slept", System.nanoTime() - start >= 5_000_000);
        Check.thrown("negative sleep", IllegalArgumentException.class, () -> Thread.sleep(-1));
        Check.thrown("nanos out of range", IllegalArgumentException.class, () -> Thread.sleep(1, 1_000_000));
        Thread.yield();
        Thread.onSpinWait();
    }

    private static void names() throws InterruptedException {
        Thread first = new Thread();
        Thread second = new Thread();
        int number = Integer.parseInt(first.getName().substring("Thread-".length()));
        Check.equal("names count", "Thread-" + (number + 1), second.getName());
        Check.that("ids grow", second.getId() > first.getId());
        second.setName("renamed");
        second.setPriority(Thread.MAX_PRIORITY);
        second.start();
        second.setPriority(Thread.MIN_PRIORITY);
        second.join();
        Check.that("tells its name", second.toString().contains("renamed"));
        Thread low = new Thread();
        low.setPriority(3);
        Check.equal("priority", 3, low.getPriority());
        Thread.currentThread().setPriority(4);
        Check.equal("inherited priority", 4, new Thread().getPriority());
        Check.thrown("priority out of range", IllegalArgumentException.class, () -> low.setPriority(11));
    }

    private static final class Overriding extends Thread {
        private final StringBuffer calls = new StringBuffer();
        private final CountDownLatch ready = new CountDownLatch(1);

        @Override
        public void start() {
            calls.append("start");
            super.start();
        }

        @Override
        public void run() {
            calls.append(" run");
            ready.countDown();
            synchronized (calls) {
                while (!isInterrupted()) {
                    try {
                        calls.wait(1);
                    } catch (InterruptedException e) {
                        calls.append(" caught");
                        return;
                    }
                }
            }
            calls.append(" caught");
        }

        @Override
        public void interrupt() {
            synchronized (calls) {
                calls.append(" interrupt");
            }
            super.interrupt();
        }
    }
}
