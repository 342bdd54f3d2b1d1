package programs.planted;

/** The healthy twin of {@link DiningPhilosophers}: everyone takes the lower-numbered fork first. */
public final class DiningPhilosophersFixed {
    private static final int SEATS = 3;

    private DiningPhilosophersFixed() {}

    public static void main(String[] args) throws InterruptedException {
        Object[] forks = new Object[SEATS];
        for (int i = 0; i < SEATS; i++) {
            forks[i] = new Object();
        }
        Thread[] philosophers = new Thread[SEATS];
        for (int i = 0; i < SEATS; i++) {
            int next = (i + 1) % SEATS;
            Object lower = forks[Math.min(i, next)];
            Object higher = forks[Math.max(i, next)];
            philosophers[i] = new Thread(() -> dine(lower, higher), "philosopher-" + i);
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
