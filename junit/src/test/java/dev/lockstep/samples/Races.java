package dev.lockstep.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.junit.LockstepTest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Check-then-act with and without its bug, and other ways to fail. */
@SuppressWarnings("checkstyle:all")
public final class Races {
    private Races() {}

    /** The bug and its fixed twin. */
    public static class CheckThenAct {
        private final AtomicInteger seats = new AtomicInteger(1);
        private final AtomicInteger sold = new AtomicInteger();

        void sellBroken() {
            if (seats.get() > 0) {
                seats.decrementAndGet();
                sold.incrementAndGet();
            }
        }

        synchronized void sell() {
            sellBroken();
        }

        @LockstepTest(iterations = 200)
        void broken() throws Exception {
            race(this::sellBroken);
        }

        @LockstepTest(iterations = 2_000)
        void fixed() throws Exception {
            race(this::sell);
        }

        @LockstepTest(iterations = 200, engine = "thread")
        void brokenOnThreads() throws Exception {
            race(this::sellBroken);
        }

        @LockstepTest(iterations = 200, strategy = "pos", seed = 77)
        void brokenUnderPos() throws Exception {
            race(this::sellBroken);
        }

        private void race(Runnable seller) throws InterruptedException {
            Thread other = new Thread(seller);
            other.start();
            seller.run();
            other.join();
            assertEquals(1, sold.get());
        }
    }

    /** An assertion in another thread. */
    public static class ThrownElsewhere {
        @LockstepTest(iterations = 3)
        void test() throws Exception {
            Thread other = new Thread(() -> {
                throw new IllegalStateException("planted");
            });
            other.start();
            other.join();
        }
    }

    /** Locks in both orders. */
    public static class Deadlock {
        private final Object a = new Object();
        private final Object b = new Object();

        @LockstepTest(iterations = 200)
        void test() throws Exception {
            Thread other = new Thread(() -> nest(b, a));
            other.start();
            nest(a, b);
            other.join();
        }

        private static void nest(Object outer, Object inner) {
            synchronized (outer) {
                synchronized (inner) {
                    assertTrue(Thread.holdsLock(outer));
                }
            }
        }
    }

    /** A run that ends the JVM. */
    public static class Exit {
        @LockstepTest(iterations = 3)
        void test() {
            System.exit(3);
        }
    }

    /** A run without end. */
    public static class Livelock {
        private volatile boolean stop;

        @LockstepTest(iterations = 3, maxSteps = 5_000)
        void test() {
            while (!stop) {
                Thread.onSpinWait();
            }
        }
    }

    /** Threads that outlive the test. */
    public static class Leftovers {
        @LockstepTest(iterations = 50)
        void daemonPool() throws Exception {
            ExecutorService pool = Executors.newFixedThreadPool(2, body -> {
                Thread thread = new Thread(body);
                thread.setDaemon(true);
                return thread;
            });
            assertEquals(7, pool.submit(() -> 7).get());
        }

        @LockstepTest(iterations = 50)
        void idlePool() throws Exception {
            ExecutorService pool = Executors.newFixedThreadPool(2);
            assertEquals(7, pool.submit(() -> 7).get(1, TimeUnit.HOURS));
        }

        @Test
        void nativeBeside() throws Exception {
            long before = System.nanoTime();
            Thread.sleep(5);
            assertTrue(System.nanoTime() - before >= 5_000_000L);
            assertEquals(false, Thread.currentThread().getId() >= 1_000_000L);
        }
    }
}
