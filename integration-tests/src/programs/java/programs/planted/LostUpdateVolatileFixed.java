package programs.planted;

import java.util.concurrent.atomic.AtomicInteger;

/** The healthy twin of {@link LostUpdateVolatile}: the counter is an AtomicInteger. */
public final class LostUpdateVolatileFixed {
    private static final int INCREMENTS = 3;

    private final AtomicInteger count = new AtomicInteger();

    public static void main(String[] args) throws InterruptedException {
        LostUpdateVolatileFixed shared = new LostUpdateVolatileFixed();
        Thread first = new Thread(shared::increment);
        Thread second = new Thread(shared::increment);
        first.start();
        second.start();
        first.join();
        second.join();
        if (shared.count.get() != 2 * INCREMENTS) {
            throw new AssertionError("count is " + shared.count);
        }
    }

    private void increment() {
        for (int i = 0; i < INCREMENTS; i++) {
            count.incrementAndGet();
        }
    }
}
