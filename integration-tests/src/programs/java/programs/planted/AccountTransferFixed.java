package programs.planted;

/** The healthy twin of {@link AccountTransfer}: transfers and sums hold the same monitor. */
public final class AccountTransferFixed {
    private static long left = 50;
    private static long right = 50;

    private AccountTransferFixed() {}

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

    private static synchronized void transfer(long amount) {
        left -= amount;
        right += amount;
    }

    private static synchronized long sum() {
        return left + right;
    }
}
