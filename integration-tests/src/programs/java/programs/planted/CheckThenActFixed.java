package programs.planted;

import java.util.concurrent.atomic.AtomicInteger;

/** The healthy twin of {@link CheckThenAct}: one compare-and-set both checks and acts. */
public final class CheckThenActFixed {
    private static final AtomicInteger OWNER = new AtomicInteger();
    private static final AtomicInteger CREATED = new AtomicInteger();

    private CheckThenActFixed() {}

    public static void main(String[] args) throws InterruptedException {
        Thread first = new Thread(() -> createOnce(1));
        Thread second = new Thread(() -> createOnce(2));
        first.start();
        second.start();
        first.join();
        second.join();
        if (CREATED.get() != 1) {
            throw new IllegalStateException("created " + CREATED.get() + " times");
        }
    }

    private static void createOnce(int id) {
        if (OWNER.compareAndSet(0, id)) {
            CREATED.incrementAndGet();
        }
    }
}
