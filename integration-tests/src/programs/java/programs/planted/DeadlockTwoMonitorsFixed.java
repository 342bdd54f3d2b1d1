package programs.planted;

/** The healthy twin of {@link DeadlockTwoMonitors}: it never holds two monitors at once. */
public final class DeadlockTwoMonitorsFixed {
    private int balance = 100;

    public static void main(String[] args) throws InterruptedException {
        DeadlockTwoMonitorsFixed left = new DeadlockTwoMonitorsFixed();
        DeadlockTwoMonitorsFixed right = new DeadlockTwoMonitorsFixed();
        Thread first = new Thread(() -> left.transferTo(right, 10), "left-to-right");
        Thread second = new Thread(() -> right.transferTo(left, 20), "right-to-left");
        first.start();
        second.start();
        first.join();
        second.join();
        System.out.println(left.balance + " " + right.balance);
    }

    private void transferTo(DeadlockTwoMonitorsFixed other, int amount) {
        deposit(-amount);
        other.deposit(amount);
    }

    private synchronized void deposit(int amount) {
        balance += amount;
    }
}
