package programs.planted;

import java.util.concurrent.locks.ReentrantLock;

/** The healthy twin of {@link LivelockSpin}: a lock decides who enters first, and nobody spins. */
public final class LivelockSpinFixed {
    private static final ReentrantLock DOOR = new ReentrantLock();
    private static int entries;

    private LivelockSpinFixed() {}

    public static void main(String[] args) throws InterruptedException {
        Thread left = new Thread(LivelockSpinFixed::enter, "left");
        Thread right = new Thread(LivelockSpinFixed::enter, "right");
        left.start();
        right.start();
        left.join();
        right.join();
        System.out.println("entries " + entries);
    }

    private static void enter() {
        DOOR.lock();
        try {
            entries++;
        } finally {
            DOOR.unlock();
        }
    }
}
