package programs.threads;

import programs.check.Check;

/** Daemons: inherited status, and a program that ends while they wait, sleep and spin. */
public final class Daemons {
    private Daemons() {}

    public static void main(String[] args) throws Exception {
        boolean[] inherited = new boolean[1];
        Thread daemon = new Thread(() -> {
            inherited[0] = new Thread().isDaemon();
            Check.quietly(() -> Thread.sleep(Check.LONG_MILLIS));
        });
        daemon.setDaemon(true);
        Check.that("not a daemon by birth", !new Thread().isDaemon());
        daemon.start();
        Check.thrown("too late", IllegalThreadStateException.class, () -> daemon.setDaemon(false));
        Check.awaitState(daemon, Thread.State.TIMED_WAITING);
        Check.that("a daemon's thread is one", inherited[0]);
        Object lock = new Object();
        background(() -> {
            synchronized (lock) {
                lock.wait();
            }
        });
        background(() -> {
            while (true) {
                Thread.sleep(1);
            }
        });
        background(() -> {
            try {
                Thread.sleep(Check.LONG_MILLIS);
            } finally {
                System.out.println("no finally block of a daemon runs");
            }
        });
        new Thread(() -> {
                    Check.quietly(() -> Thread.sleep(20));
                    System.out.println("the last non-daemon ends");
                })
                .start();
        System.out.println("main ends");
    }

    private static void background(Check.Body body) {
        Thread thread = Check.thread("background", body);
        thread.setDaemon(true);
        thread.start();
    }
}
