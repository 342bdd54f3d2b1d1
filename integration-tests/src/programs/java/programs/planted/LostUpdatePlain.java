package programs.planted;

/** Two threads increment a plain int; only points at plain memory accesses show the lost update. */
public final class LostUpdatePlain {
    private static final int INCREMENTS = 3;

    private int count;

    public static void main(String[] args) throws InterruptedException {
        LostUpdatePlain shared = new LostUpdatePlain();
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
