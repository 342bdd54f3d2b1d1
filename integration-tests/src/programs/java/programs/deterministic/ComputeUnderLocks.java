package programs.deterministic;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Functions given to ConcurrentHashMap block on locks while the map holds its bin's monitor. */
public final class ComputeUnderLocks {
    private static final ConcurrentHashMap<String, Integer> MAP = new ConcurrentHashMap<>();
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Object MONITOR = new Object();
    private static int sequence;

    private ComputeUnderLocks() {}

    public static void main(String[] args) throws InterruptedException {
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            int id = i;
            threads[i] = new Thread(() -> fill(id));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Map<String, Integer> sorted = new TreeMap<>(MAP);
        System.out.println(sorted);
    }

    private static void fill(int id) {
        for (int i = 0; i < 4; i++) {
            String key = "k" + i;
            int value = MAP.computeIfAbsent(key, k -> next(k, id));
            System.out.println("thread " + id + " reads " + key + "=" + value);
            MAP.merge("sum", value, ComputeUnderLocks::add);
        }
    }

    private static int next(String key, int id) {
        LOCK.lock();
        try {
            Thread.yield();
            System.out.println("thread " + id + " creates " + key);
            return ++sequence;
        } finally {
            LOCK.unlock();
        }
    }

    private static int add(int left, int right) {
        synchronized (MONITOR) {
            Thread.yield();
            return left + right;
        }
    }
}
