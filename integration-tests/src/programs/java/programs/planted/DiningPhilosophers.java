package programs.planted;

/** Three philosophers take the left fork and then the right one: a deadlock of three monitors. */
public final class DiningPhilosophers {
    private static final int SEATS = 3;

    private DiningPhilosophers() {}

    public static void main(String[] args) throws InterruptedException {
        Object[] forks = new Object[SEATS];
        for (int i = 0; i < SEATS; i++) {
            forks[i] = new Object();
        }
        Thread[] philosophers = new Thread[SEATS];
        for (int i = 0; i < SEATS; i++) {
            Object left = forks[i];
            Object right = forks[(i + 1) % SEATS];
            philosophers[i] = new Thread(() -> dine(left, right), "philosopher-" + i);
            philosophers[i].start();
        }
        for (Thread philosopher : philosophers) {
            philosopher.join();
        }
    }

    private static void dine(Object first, Object second) {
        for (int meal = 0; meal < 2; meal++) {
            synchronized (first) {
                synchronized (second) {
                    System.out.println(Thread.currentThread().getName() + " eats");
                }
            }
        }
    }
}
