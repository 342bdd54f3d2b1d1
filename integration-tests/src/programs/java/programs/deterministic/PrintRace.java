package programs.deterministic;

/** Four unsynchronised threads print their steps, so the order of the lines is the schedule. */
public final class PrintRace {
    private PrintRace() {}

    public static void main(String[] args) throws InterruptedException {
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            int id = i;
            threads[i] = new Thread(() -> printSteps(id));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("done");
    }

    private static void printSteps(int id) {
        for (int step = 0; step < 5; step++) {
            System.out.println("thread " + id + " step " + step);
            Thread.yield();
        }
    }
}
