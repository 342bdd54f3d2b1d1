package dev.lockstep.bench;

import java.util.concurrent.locks.LockSupport;

/** Two native threads that hand a baton to and fro with park and unpark, and nothing else. */
final class BareHandOver {
    private final Thread[] threads = new Thread[2];
    private volatile int turn;

    private BareHandOver() {}

    /** Nanoseconds of one hand-over. */
    static double nanos(int handOvers) {
        BareHandOver pair = new BareHandOver();
        for (int i = 0; i < 2; i++) {
            int me = i;
            pair.threads[i] = new Thread(() -> pair.play(me, handOvers / 2));
        }
        long start = System.nanoTime();
        Threads.runAll(pair.threads);
        return (double) (System.nanoTime() - start) / handOvers;
    }

    private void play(int me, int times) {
        for (int i = 0; i < times; i++) {
            while (turn != me) {
                LockSupport.park();
            }
            turn = 1 - me;
            LockSupport.unpark(threads[1 - me]);
        }
    }
}
