package programs.modern;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Thousands of virtual threads that sleep, then contend for one lock. */
public final class ManyVirtualThreads {
    private ManyVirtualThreads() {}

    public static void main(String[] args) throws InterruptedException {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        ReentrantLock lock = new ReentrantLock();
        int[] total = new int[1];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int millis = i % 100;
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException e) {
                    return;
                }
                lock.lock();
                try {
                    total[0]++;
                } finally {
                    lock.unlock();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(total[0]);
    }
}
