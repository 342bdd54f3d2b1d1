package programs.monitors;

import programs.check.Check;

/** Synchronized methods and blocks of every kind: exclusion, reentrancy, exceptions, constructors. */
public final class Monitors {
    private static int statics;
    private static int initialised;
    private int instances;
    private final int inConstructor;

    private Monitors(Monitors other) {
        synchronized (other) {
            inConstructor = ++other.instances;
            synchronized (this) {
                initialised++;
            }
        }
    }

    private Monitors() {
        inConstructor = 0;
    }

    public static void main(String[] args) throws InterruptedException {
        Monitors object = new Monitors();
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Check.start("counter-" + i, () -> {
                for (int n = 0; n < 3; n++) {
                    count();
                    synchronized (Monitors.class) {
                        statics++;
                    }
                    object.increment(2);
                    object.thrown();
                    new Monitors(object);
                }
            });
        }
        Check.join(threads);
        Check.equal("static", 18, statics);
        Check.equal("instance", 9 * (3 + 1 + 1), object.instances);
        Check.that("constructed", initialised <= 9 && initialised > 0);
        leaving();
        nested();
        inherited();
        holds();
        Check.thrown("null", NullPointerException.class, () -> enter(null));
    }

    private static synchronized void count() {
        int seen = statics;
        Thread.yield();
        statics = seen + 1;
    }

    private synchronized void increment(int depth) {
        int seen = instances;
        Thread.yield();
        instances = seen + 1;
        if (depth > 0) {
            increment(depth - 1);
        }
    }

    private void thrown() {
        try {
            failing();
        } catch (IllegalStateException e) {
            synchronized (this) {
                if (!e.getMessage().equals("left " + instances)) {
                    return;
                }
            }
        }
    }

    private synchronized int failing() {
        instances++;
        throw new IllegalStateException("left " + instances);
    }

    private static void leaving() throws InterruptedException {
        Object lock = new Object();
        Check.equal("by return", 1, returning(lock));
        try {
            synchronized (lock) {
                synchronized (lock) {
                    throw new IllegalStateException("out of two");
                }
            }
        } catch (IllegalStateException e) {
            Check.that("let go", !Thread.holdsLock(lock));
        }
        int rounds = 0;
        for (int i = 0; i < 3; i++) {
            synchronized (lock) {
                if (i == 1) {
                    continue;
                }
                rounds++;
                if (i == 2) {
                    break;
                }
            }
        }
        Check.equal("by continue and break", 2, rounds);
        try {
            overflow(lock, 0);
        } catch (StackOverflowError e) {
            System.out.println("by a stack overflow");
        }
        Check.that("let go of all", !Thread.holdsLock(lock));
        Thread other = Check.start("other", () -> {
            synchronized (lock) {
                lock.notifyAll();
            }
        });
        other.join();
    }

    private static int returning(Object lock) {
        synchronized (lock) {
            try {
                return 1;
            } finally {
                lock.notifyAll();
            }
        }
    }

    private static int overflow(Object lock, int depth) {
        if (depth > 50) {
            throw new StackOverflowError();
        }
        synchronized (lock) {
            return overflow(lock, depth + 1) + 1;
        }
    }

    private static void nested() {
        Object[] locks = {new Object(), new int[0], Monitors.class, "text", Thread.currentThread()};
        int held = 0;
        for (Object lock : locks) {
            synchronized (lock) {
                held += Thread.holdsLock(lock) ? 1 : 0;
            }
            held -= Thread.holdsLock(lock) ? 1 : 0;
        }
        Check.equal("monitors of any object", 5, held);
        Runnable lambda = () -> {};
        synchronized (lambda) {
            Check.that("of a lambda", Thread.holdsLock(lambda));
        }
    }

    private static class Base {
        final StringBuilder order = new StringBuilder();

        synchronized void call() {
            order.append("base ").append(Thread.holdsLock(this));
        }
    }

    private static void inherited() {
        Base derived = new Base() {
            @Override
            synchronized void call() {
                order.append("derived ");
                super.call();
            }
        };
        derived.call();
        Check.equal("override", "derived base true", derived.order);
        Check.that("let go", !Thread.holdsLock(derived));
    }

    private static void holds() throws InterruptedException {
        Object lock = new Object();
        synchronized (lock) {
            Check.that("I hold it", Thread.holdsLock(lock));
            boolean[] other = new boolean[1];
            Thread thread = Check.start("other", () -> other[0] = Thread.holdsLock(lock));
            thread.join();
            Check.that("the other does not", !other[0]);
        }
        Check.thrown("holdsLock(null)", NullPointerException.class, () -> Thread.holdsLock(null));
    }

    private static void enter(Object lock) {
        synchronized (lock) {
            lock.notifyAll();
        }
    }
}
