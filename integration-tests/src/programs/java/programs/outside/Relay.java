package programs.outside;

import java.util.concurrent.Semaphore;

/** Eighty threads pass a baton on, in order of their birth; all are alive until the first has it back. */
public final class Relay {
    private static final int RUNNERS = 80;

    private Relay() {}

    /** No arguments. */
    public static void main(String[] args) throws InterruptedException {
        Semaphore[] turns = new Semaphore[RUNNERS + 1];
        for (int i = 0; i <= RUNNERS; i++) {
            turns[i] = new Semaphore(0);
        }
        Thread[] runners = new Thread[RUNNERS];
        for (int i = 0; i < RUNNERS; i++) {
            int number = i;
            runners[i] = new Thread(() -> {
                turns[number].acquireUninterruptibly();
                turns[number + 1].release();
            });
            runners[i].start();
        }
        turns[0].release();
        turns[RUNNERS].acquire();
        for (Thread runner : runners) {
            runner.join();
        }
        System.out.println("passed " + RUNNERS);
    }
}
