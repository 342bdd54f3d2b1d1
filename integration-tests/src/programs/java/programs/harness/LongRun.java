package programs.harness;

import dev.lockstep.controller.Exploration;
import dev.lockstep.controller.Program;
import dev.lockstep.controller.Settings;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Explores many schedules of a small program in one JVM and prints, at a tenth and at the end, how many
 * native threads and how many KB of live heap the JVM has: {@code iteration threads heapKb}.
 */
public final class LongRun {
    private static final int BYTES_PER_KB = 1024;

    private LongRun() {}

    /** Arguments: iterations, engine. */
    public static void main(String[] args) {
        Settings settings = new Settings();
        settings.iterations = Long.parseLong(args[0]);
        settings.engine = args[1];
        settings.out = "lockstep-out";
        long tenth = settings.iterations / 10;
        Exploration exploration = new Exploration(
                settings,
                program(),
                (result, iteration) -> {
                    if (result.failure != null) {
                        System.out.println("failed " + result.failure.message);
                    }
                    if (iteration + 1 == tenth || iteration + 1 == settings.iterations) {
                        measure(iteration + 1);
                    }
                },
                null);
        exploration.explore();
        System.out.println("runs " + exploration.runs());
    }

    static void measure(long iteration) {
        System.gc();
        System.gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        System.out.println(iteration + " " + threads + " " + used / BYTES_PER_KB);
    }

    /** Three threads that count under a lock and a monitor. */
    static Program program() {
        return new Program() {
            @Override
            public Runnable prepare() {
                return LongRun::body;
            }

            @Override
            public ClassLoader contextLoader() {
                return LongRun.class.getClassLoader();
            }
        };
    }

    private static void body() {
        AtomicInteger sum = new AtomicInteger();
        ReentrantLock lock = new ReentrantLock();
        Object monitor = new Object();
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                lock.lock();
                try {
                    synchronized (monitor) {
                        sum.incrementAndGet();
                    }
                } finally {
                    lock.unlock();
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
