package dev.lockstep.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/** The classic shapes: eight threads started, run and joined, sharing one thing. */
final class Shapes {
    private static final int THREADS = 8;
    private static volatile int shared;

    private Shapes() {}

    static Map<String, Runnable> all() {
        Map<String, Runnable> shapes = new LinkedHashMap<>();
        shapes.put("latch", Shapes::latch);
        shapes.put("lock", Shapes::lock);
        shapes.put("monitor", Shapes::monitor);
        shapes.put("queue", Shapes::queue);
        shapes.put("yield", () -> runAll(Thread::yield));
        shapes.put("volatile", () -> runAll(() -> shared = shared + 1));
        return shapes;
    }

    private static void latch() {
        CountDownLatch latch = new CountDownLatch(THREADS);
        runAll(latch::countDown);
    }

    private static void lock() {
        ReentrantLock lock = new ReentrantLock();
        runAll(() -> {
            lock.lock();
            lock.unlock();
        });
    }

    private static void monitor() {
        Object monitor = new Object();
        runAll(() -> {
            synchronized (monitor) {
                shared++;
            }
        });
    }

    private static void queue() {
        ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(2);
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = new Thread(i % 2 == 0 ? () -> put(queue) : () -> take(queue));
        }
        startAndJoin(threads);
    }

    private static void put(ArrayBlockingQueue<Integer> queue) {
        try {
            queue.put(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void take(ArrayBlockingQueue<Integer> queue) {
        try {
            queue.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void runAll(Runnable body) {
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = new Thread(body);
        }
        startAndJoin(threads);
    }

    private static void startAndJoin(Thread[] threads) {
        for (Thread thread : threads) {
            thread.start();
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
