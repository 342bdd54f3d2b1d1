package programs.check;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** What self-checking programs share: expectations, threads whose bodies may throw, and two lengths of time. */
public final class Check {
    /** A wait that is meant to be ended by an event: longer than any deadline may overtake running threads. */
    public static final long LONG_MILLIS = TimeUnit.MINUTES.toMillis(10);

    /** A wait that is meant to run out. */
    public static final long SHORT_MILLIS = 3;

    /** Code that may throw. */
    public interface Body {
        /** Runs it. */
        void run() throws Throwable;
    }

    private Check() {}

    /** Prints that {@code what} holds, or fails. */
    public static void that(String what, boolean holds) {
        if (!holds) {
            throw new AssertionError(what);
        }
        print(what);
    }

    /** Helpers are silent: the order of their lines would be the schedule's, and the output is to be one for all. */
    private static void print(String line) {
        if (!(Thread.currentThread() instanceof Helper)) {
            System.out.println(line);
        }
    }

    /** Prints {@code what} and its value, or fails. */
    public static void equal(String what, Object expected, Object actual) {
        String left = text(expected);
        String right = text(actual);
        if (!left.equals(right)) {
            throw new AssertionError(what + ": expected " + left + ", got " + right);
        }
        print(what + " = " + right);
    }

    private static String text(Object value) {
        return value instanceof Object[] ? Arrays.deepToString((Object[]) value) : String.valueOf(value);
    }

    /** Prints that {@code body} throws exactly {@code type}, or fails; returns what it threw. */
    public static <T extends Throwable> T thrown(String what, Class<T> type, Body body) {
        try {
            body.run();
        } catch (Throwable e) {
            if (e.getClass() != type) {
                throw new AssertionError(what, e);
            }
            print(what + " throws " + type.getSimpleName());
            return type.cast(e);
        }
        throw new AssertionError(what + " throws nothing");
    }

    /** A thread that is not started yet. */
    public static Thread thread(String name, Body body) {
        return new Helper(name, body);
    }

    private static final class Helper extends Thread {
        private final Body body;

        private Helper(String name, Body body) {
            super(name);
            this.body = body;
        }

        @Override
        public void run() {
            quietly(body);
        }
    }

    /** A started thread. */
    public static Thread start(String name, Body body) {
        Thread thread = thread(name, body);
        thread.start();
        return thread;
    }

    /** Runs {@code body}; a checked exception becomes an error. */
    public static void quietly(Body body) {
        try {
            body.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Joins all. */
    public static void join(Thread... threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Waits until {@code thread} is in {@code state}. */
    public static void awaitState(Thread thread, Thread.State state) throws InterruptedException {
        while (thread.getState() != state) {
            Thread.sleep(1);
        }
    }

    /** Starts {@code body}, waits until it waits, interrupts it and expects an {@code InterruptedException}. */
    public static void interrupted(String what, Body body) throws InterruptedException {
        boolean[] seen = new boolean[1];
        Thread thread = start("interrupted", () -> {
            try {
                body.run();
            } catch (InterruptedException e) {
                seen[0] = !Thread.currentThread().isInterrupted();
            }
        });
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        thread.interrupt();
        thread.join();
        that(what + " is interrupted", seen[0]);
        boolean early = false;
        Thread.currentThread().interrupt();
        try {
            body.run();
        } catch (InterruptedException e) {
            early = !Thread.currentThread().isInterrupted();
        } catch (Throwable e) {
            throw new AssertionError(what, e);
        }
        that(what + " heeds an earlier interrupt", early);
    }

    /** Expects that {@code body} takes at least {@code least} and less than ten minutes of the program's time. */
    public static void lasts(String what, Duration least, Body body) {
        long start = System.nanoTime();
        quietly(body);
        long nanos = System.nanoTime() - start;
        that(what + " lasts", nanos >= least.toNanos() && nanos < TimeUnit.MINUTES.toNanos(10));
    }
}
