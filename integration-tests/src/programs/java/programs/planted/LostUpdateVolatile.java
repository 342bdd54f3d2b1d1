package programs.planted;

/** Two threads increment a volatile int, which is a read and a write and not one step. */
public final class LostUpdateVolatile {
    private static final int INCREMENTS = 3;

    private volatile int count;

    public static void main(String[] args) throws InterruptedException {
        LostUpdateVolatile shared = new LostUpdateVolatile();
        Thread first = new Thread(shared::increment);
        Thread second = new Thread(shared::increment);
        first.start();
        second.start();
        first.join();
        second.join();
        if (shared.count != 2 * INCREMENTS) {
            throw new AssertionError("count is " + shared.count);
        }
    }

    private void increment() {
        for (int i = 0; i < INCREMENTS; i++) {
            count++;
        }
    }
}
