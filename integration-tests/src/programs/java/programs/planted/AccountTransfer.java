package programs.planted;

import java.util.concurrent.atomic.AtomicLong;

/** A transfer in two atomic steps; an observer between the steps sees money missing. */
public final class AccountTransfer {
    private static final AtomicLong LEFT = new AtomicLong(50);
    private static final AtomicLong RIGHT = new AtomicLong(50);

    private AccountTransfer() {}

    public static void main(String[] args) throws InterruptedException {
        Thread first = new Thread(() -> transfer(10));
        Thread second = new Thread(() -> transfer(-5));
        first.start();
        second.start();
        long seen = sum();
        first.join();
        second.join();
        if (seen != 100) {
            throw new AssertionError("the sum was " + seen);
        }
    }

    private static void transfer(long amount) {
        LEFT.addAndGet(-amount);
        RIGHT.addAndGet(amount);
    }

    private static long sum() {
        return LEFT.get() + RIGHT.get();
    }
}
