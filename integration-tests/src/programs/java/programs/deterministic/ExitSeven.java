package programs.deterministic;

/** One of three racing threads ends the program with status 7 while the others still print. */
public final class ExitSeven {
    private ExitSeven() {}

    public static void main(String[] args) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook runs")));
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            int id = i;
            threads[i] = new Thread(() -> countToExit(id));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void countToExit(int id) {
        for (int i = 0; i < 5; i++) {
            System.out.println("thread " + id + " counts " + i);
        }
        System.exit(7);
    }
}
