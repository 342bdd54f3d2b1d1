package programs.planted;

/** The healthy twin of {@link LostUpdatePlain}: the increments are synchronized. */
public final class LostUpdatePlainFixed {
    private static final int INCREMENTS = 3;

    private int count;

    public static void main(String[] args) throws InterruptedException {
        LostUpdatePlainFixed shared = new LostUpdatePlainFixed();
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
            synchronized (this) {
                count++;
            }
        }
    }
}
