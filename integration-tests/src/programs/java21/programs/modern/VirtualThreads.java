package programs.modern;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;

/** Every way to make a virtual thread, and what each tells of itself. */
public final class VirtualThreads {
    private VirtualThreads() {}

    public static void main(String[] args) throws Exception {
        builders();
        interruptedSleep();
        perTaskExecutor();
        locals();
        System.out.println("main is virtual: " + Thread.currentThread().isVirtual());
    }

    private static void builders() throws InterruptedException {
        Thread started = Thread.ofVirtual().name("started").start(VirtualThreads::describe);
        started.join();
        Thread unstarted = Thread.ofVirtual().unstarted(VirtualThreads::describe);
        System.out.println(unstarted.getState() + " " + unstarted.isAlive());
        unstarted.start();
        unstarted.join();
        System.out.println(unstarted.getState() + " " + unstarted.isAlive());
        Thread.startVirtualThread(VirtualThreads::describe).join();
        ThreadFactory factory = Thread.ofVirtual().name("made-", 3).factory();
        for (int i = 0; i < 2; i++) {
            Thread made = factory.newThread(VirtualThreads::describe);
            made.start();
            made.join();
        }
        Thread failing = Thread.ofVirtual().unstarted(() -> {
            throw new IllegalStateException("in a virtual thread");
        });
        failing.setUncaughtExceptionHandler((thread, thrown) -> System.out.println("caught " + thrown.getMessage()));
        failing.start();
        failing.join();
    }

    private static void describe() {
        Thread self = Thread.currentThread();
        System.out.println("'" + self.getName() + "' virtual " + self.isVirtual() + " daemon " + self.isDaemon()
                + " priority " + self.getPriority() + " group "
                + self.getThreadGroup().getName() + " "
                + self.getState());
    }

    private static void interruptedSleep() throws InterruptedException {
        Thread sleeper = Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(60_000);
                System.out.println("slept");
            } catch (InterruptedException e) {
                System.out.println("interrupted, flag " + Thread.currentThread().isInterrupted());
            }
        });
        while (sleeper.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        sleeper.interrupt();
        System.out.println(sleeper.join(java.time.Duration.ofSeconds(1)));
    }

    private static void perTaskExecutor() throws Exception {
        int[] counter = new int[1];
        ReentrantLock lock = new ReentrantLock();
        int sum = 0;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                int number = i;
                futures.add(executor.submit(() -> {
                    lock.lock();
                    try {
                        counter[0]++;
                    } finally {
                        lock.unlock();
                    }
                    Thread.sleep(number);
                    synchronized (counter) {
                        counter.wait(1);
                        counter[0]++;
                    }
                    return number;
                }));
            }
            for (Future<Integer> future : futures) {
                sum += future.get();
            }
        }
        System.out.println("sum " + sum + " counter " + counter[0]);
    }

    private static void locals() throws InterruptedException {
        ThreadLocal<String> local = ThreadLocal.withInitial(() -> "initial");
        InheritableThreadLocal<String> inherited = new InheritableThreadLocal<>();
        inherited.set("from main");
        Thread.startVirtualThread(() -> {
                    System.out.println(local.get() + ", " + inherited.get());
                    local.set("changed");
                    System.out.println(local.get());
                })
                .join();
        System.out.println(local.get());
    }
}
