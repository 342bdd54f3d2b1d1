package programs.deterministic;

import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Readers print the version of a map that a writer keeps replacing under a read-write lock. */
public final class ReadWriteCache {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final TreeMap<String, Integer> versions = new TreeMap<>();

    public static void main(String[] args) throws InterruptedException {
        ReadWriteCache cache = new ReadWriteCache();
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            int id = i;
            threads[i] = new Thread(id == 0 ? cache::write : () -> cache.read(id));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(cache.versions);
    }

    private void write() {
        for (int version = 1; version <= 6; version++) {
            lock.writeLock().lock();
            try {
                versions.put("left", version);
                versions.put("right", version);
                lock.readLock().lock();
            } finally {
                lock.writeLock().unlock();
            }
            try {
                System.out.println("wrote " + versions.get("left"));
            } finally {
                lock.readLock().unlock();
            }
        }
    }

    private void read(int id) {
        for (int i = 0; i < 4; i++) {
            lock.readLock().lock();
            try {
                Integer left = versions.get("left");
                Thread.yield();
                System.out.println("reader " + id + " sees " + left + " and " + versions.get("right"));
            } finally {
                lock.readLock().unlock();
            }
        }
    }
}
