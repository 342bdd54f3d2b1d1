package programs.deterministic;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A hand-made bounded buffer on a ReentrantLock with two conditions, a fair and an unfair one. */
public final class BoundedBufferConditions {
    private static final int PER_PRODUCER = 5;

    private final ReentrantLock lock;
    private final Condition notFull;
    private final Condition notEmpty;
    private final ArrayDeque<String> items = new ArrayDeque<>();

    private BoundedBufferConditions(boolean fair) {
        lock = new ReentrantLock(fair);
        notFull = lock.newCondition();
        notEmpty = lock.newCondition();
    }

    public static void main(String[] args) throws InterruptedException {
        for (boolean fair : new boolean[] {false, true}) {
            System.out.println("fair " + fair);
            BoundedBufferConditions buffer = new BoundedBufferConditions(fair);
            Thread[] threads = {
                new Thread(() -> buffer.produce("a")),
                new Thread(() -> buffer.produce("b")),
                new Thread(() -> buffer.consume("x")),
                new Thread(() -> buffer.consume("y")),
            };
            for (Thread thread : threads) {
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private void produce(String name) {
        for (int i = 0; i < PER_PRODUCER; i++) {
            lock.lock();
            try {
                while (items.size() == 2) {
                    notFull.awaitUninterruptibly();
                }
                items.add(name + i);
                notEmpty.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    private void consume(String name) {
        for (int i = 0; i < PER_PRODUCER; i++) {
            lock.lock();
            try {
                while (items.isEmpty()) {
                    notEmpty.awaitUninterruptibly();
                }
                System.out.println(name + " takes " + items.remove());
                notFull.signal();
            } finally {
                lock.unlock();
            }
        }
    }
}
