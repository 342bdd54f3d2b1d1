package programs.harness;

import dev.lockstep.controller.Exploration;
import dev.lockstep.controller.Failure;
import dev.lockstep.controller.Program;
import dev.lockstep.controller.Settings;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Many runs in one JVM, each ended in another way with much left over: each must find the JVM as the first one did,
 * and neither heap nor native threads may grow. Prints {@code iteration threads heapKb} at a tenth, the half and the
 * end, and a line for each run that did not end as it should.
 */
public final class Endings {
    private static final int MAX_STEPS = 3_000;
    private static final String[] WAYS = {
        "latch", "return", "exit", "halt", "main throws", "thread throws", "daemons wait", "deadlock", "bound"
    };
    private static final String[] KINDS = {
        null, null, "EXIT", "EXIT", "EXCEPTION", "EXCEPTION", null, "DEADLOCK", "LIVELOCK"
    };
    private static long number;
    private static long firstId = -1;

    private Endings() {}

    /** Arguments: iterations, engine, and for one way only, its name. */
    public static void main(String[] args) {
        Settings settings = new Settings();
        settings.iterations = Long.parseLong(args[0]);
        settings.engine = args[1];
        settings.keepGoing = true;
        settings.program = true;
        settings.maxSteps = MAX_STEPS;
        settings.out = "lockstep-out";
        int[] only = {-1};
        for (int i = 0; args.length > 2 && i < WAYS.length; i++) {
            only[0] = WAYS[i].equals(args[2]) ? i : only[0];
        }
        long total = settings.iterations;
        Exploration exploration = new Exploration(
                settings,
                new Program() {
                    @Override
                    public Runnable prepare() {
                        int way = only[0] >= 0 ? only[0] : (int) (number % WAYS.length);
                        return () -> body(WAYS[way]);
                    }

                    @Override
                    public ClassLoader contextLoader() {
                        return Endings.class.getClassLoader();
                    }
                },
                (result, iteration) -> {
                    int way = only[0] >= 0 ? only[0] : (int) (number % WAYS.length);
                    check(WAYS[way], KINDS[way], result.failure);
                    number++;
                    if (number == total / 10 || number == total / 2 || number == total) {
                        LongRun.measure(number);
                    }
                },
                null);
        exploration.explore();
        System.out.println("runs " + exploration.runs());
    }

    private static void check(String way, String expected, Failure failure) {
        String kind = failure == null ? null : failure.kind.name();
        if (expected == null ? kind != null : !expected.equals(kind)) {
            System.out.println(number + " " + way + " ended with " + kind + ": "
                    + (failure == null ? "" : failure.message + " " + failure.thrown));
        }
    }

    private static void body(String way) {
        clean();
        try {
            if (!way.equals("latch")) {
                leaveMuch();
            }
            end(way);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A run finds what the first one found. */
    private static void clean() {
        Thread fresh = new Thread(() -> {});
        if (firstId < 0) {
            firstId = fresh.getId();
        }
        require(fresh.getId() == firstId, "thread ids go on: " + fresh.getId());
        require(fresh.getName().equals("Thread-0"), "thread numbers go on: " + fresh.getName());
        require(Thread.activeCount() == 1, "threads in the group: " + Thread.activeCount());
        require(
                Thread.getAllStackTraces().size() == 1,
                "threads: " + Thread.getAllStackTraces().keySet());
        require(Thread.getDefaultUncaughtExceptionHandler() == null, "a handler");
        ExecutorService pool = Executors.newFixedThreadPool(1);
        pool.execute(() -> require(Thread.currentThread().getName().equals("pool-1-thread-1"), "pool numbers go on"));
        pool.shutdown();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            System.out.println(number + " " + otherwise);
        }
    }

    /** Threads that wait in every way, timers, pools, hooks. */
    private static void leaveMuch() throws InterruptedException {
        Object monitor = new Object();
        CountDownLatch ready = new CountDownLatch(3);
        daemon(() -> {
            synchronized (monitor) {
                ready.countDown();
                monitor.wait();
            }
        });
        daemon(() -> {
            ready.countDown();
            new CountDownLatch(1).await();
        });
        daemon(() -> {
            ready.countDown();
            Thread.sleep(TimeUnit.DAYS.toMillis(1));
        });
        ready.await();
        long mine = number;
        new Timer("left", true)
                .schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                require(number == mine, "a timer of run " + mine);
                            }
                        },
                        TimeUnit.DAYS.toMillis(1));
        CompletableFuture.supplyAsync(() -> 1).orTimeout(1, TimeUnit.HOURS).join();
        ExecutorService pool = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        pool.execute(() -> {});
        Thread.setDefaultUncaughtExceptionHandler(null);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {}));
    }

    private static void end(String way) throws InterruptedException {
        switch (way) {
            case "latch":
                latch();
                break;
            case "exit":
                System.exit(3);
                break;
            case "halt":
                Runtime.getRuntime().halt(4);
                break;
            case "main throws":
                throw new IllegalStateException("main");
            case "thread throws":
                Thread thrower = new Thread(() -> {
                    throw new IllegalStateException("thread");
                });
                thrower.start();
                thrower.join();
                break;
            case "deadlock":
                new CountDownLatch(1).await();
                break;
            case "bound":
                while (true) {
                    Thread.yield();
                }
            default:
                break; // daemons are left, which wait
        }
    }

    private static void latch() throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(2);
        ReentrantLock lock = new ReentrantLock();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 2; i++) {
            pool.execute(() -> {
                lock.lock();
                try {
                    latch.countDown();
                } finally {
                    lock.unlock();
                }
            });
        }
        latch.await();
        pool.shutdown();
    }

    private interface Body {
        void run() throws InterruptedException;
    }

    private static void daemon(Body body) {
        Thread thread = new Thread(() -> {
            try {
                body.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
