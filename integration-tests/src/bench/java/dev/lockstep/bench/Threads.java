package dev.lockstep.bench;

/** Starting and joining threads without checked exceptions. */
final class Threads {
    private Threads() {}

    /** {@code count} threads that run {@code body}; returns when all have ended. */
    static void runAll(int count, Runnable body) {
        Thread[] threads = new Thread[count];
        for (int i = 0; i < count; i++) {
            threads[i] = new Thread(body);
        }
        runAll(threads);
    }

    /** Starts all and joins all. */
    static void runAll(Thread... threads) {
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            join(thread);
        }
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
