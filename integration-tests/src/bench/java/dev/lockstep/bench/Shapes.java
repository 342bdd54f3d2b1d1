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
        shapes.put("count down a latch", Shapes::latch);
        shapes.put("lock and unlock one ReentrantLock", Shapes::lock);
        shapes.put("synchronized on one monitor", Shapes::monitor);
        shapes.put("4 producers, 4 consumers, ArrayBlockingQueue", Shapes::queue);
        shapes.put("yield and end", () -> Threads.runAll(THREADS, Thread::yield));
        shapes.put("volatile read then write", () -> Threads.runAll(THREADS, () -> shared = shared + 1));
        return shapes;
    }

    private static void latch() {
        CountDownLatch latch = new CountDownLatch(THREADS);
        Threads.runAll(THREADS, latch::countDown);
    }

    private static void lock() {
        ReentrantLock lock = new ReentrantLock();
        Threads.runAll(THREADS, () -> {
            lock.lock();
            lock.unlock();
        });
    }

    private static void monitor() {
        Object monitor = new Object();
        Threads.runAll(THREADS, () -> {
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
        Threads.runAll(threads);
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
}
