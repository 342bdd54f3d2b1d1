package programs.planted;

import java.util.concurrent.atomic.AtomicInteger;

/** Two threads both see no owner and both create the resource: a check, then an act. */
public final class CheckThenAct {
    private static final AtomicInteger OWNER = new AtomicInteger();
    private static final AtomicInteger CREATED = new AtomicInteger();

    private CheckThenAct() {}

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
        if (OWNER.get() == 0) {
            OWNER.set(id);
            CREATED.incrementAndGet();
        }
    }
}
