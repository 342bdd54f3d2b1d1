package programs.deterministic;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

/** What a program reads of the machine and the process around it, and the numbers of its threads and pools. */
public final class Surroundings {
    private Surroundings() {}

    public static void main(String[] args) throws UnknownHostException {
        System.out.println("host " + InetAddress.getLocalHost());
        System.out.println("name " + InetAddress.getLocalHost().getHostName());
        System.out.println("full " + InetAddress.getLocalHost().getCanonicalHostName());
        System.out.println("vm " + ManagementFactory.getRuntimeMXBean().getName());
        System.out.println("pid " + ProcessHandle.current().pid());
        System.out.println("processors " + Runtime.getRuntime().availableProcessors());
        System.out.println("parallelism " + ForkJoinPool.commonPool().getParallelism());
        System.out.println("main " + Thread.currentThread().getId());
        for (int i = 0; i < 3; i++) {
            Thread thread = new Thread(() -> {});
            System.out.println(thread.getName() + " " + thread.getId());
        }
        for (int i = 0; i < 2; i++) {
            ExecutorService pool = Executors.newSingleThreadExecutor();
            pool.execute(() -> System.out.println("in " + Thread.currentThread().getName()));
            pool.shutdown();
        }
        ForkJoinPool forks = new ForkJoinPool(1);
        forks.submit(() -> System.out.println("in " + Thread.currentThread().getName()))
                .join();
        forks.shutdown();
        System.out.println("environment " + (System.getenv("LOCKSTEP_INPUT") == null ? "without" : "with"));
        System.out.println("property " + System.getProperty("input"));
    }
}
