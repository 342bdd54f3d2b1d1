package programs.planted;

/** Two accounts transfer to each other through synchronized methods that lock both: a deadlock. */
public final class DeadlockTwoMonitors {
    private int balance = 100;

    public static void main(String[] args) throws InterruptedException {
        DeadlockTwoMonitors left = new DeadlockTwoMonitors();
        DeadlockTwoMonitors right = new DeadlockTwoMonitors();
        Thread first = new Thread(() -> left.transferTo(right, 10), "left-to-right");
        Thread second = new Thread(() -> right.transferTo(left, 20), "right-to-left");
        first.start();
        second.start();
        first.join();
        second.join();
        System.out.println(left.balance + " " + right.balance);
    }

    private synchronized void transferTo(DeadlockTwoMonitors other, int amount) {
        balance -= amount;
        other.deposit(amount);
    }

    private synchronized void deposit(int amount) {
        balance += amount;
    }
}
