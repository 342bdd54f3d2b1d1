package programs.deterministic;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Thread-local and inherited values in plain threads and in a pool, numbered by first use. */
public final class ThreadLocals {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final ThreadLocal<Integer> NUMBER = ThreadLocal.withInitial(NUMBERS::incrementAndGet);
    private static final InheritableThreadLocal<String> PATH = new InheritableThreadLocal<>() {
        @Override
        protected String childValue(String parent) {
            return parent + "/child";
        }
    };

    private ThreadLocals() {}

    public static void main(String[] args) throws InterruptedException {
        PATH.set("main");
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(ThreadLocals::runWithChild, "t" + i);
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        ExecutorService pool = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 6; i++) {
            pool.execute(() -> System.out.println("pool task has number " + NUMBER.get()));
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.HOURS);
        System.out.println("main " + NUMBER.get());
    }

    private static void runWithChild() {
        print();
        Thread child = new Thread(ThreadLocals::print, Thread.currentThread().getName() + "-child");
        child.start();
        NUMBER.remove();
        print();
        try {
            child.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void print() {
        System.out.println(Thread.currentThread().getName() + " " + NUMBER.get() + " " + PATH.get());
    }
}
