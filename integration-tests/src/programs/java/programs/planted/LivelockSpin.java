package programs.planted;

/** Two threads that both want to enter yield to each other forever, each waiting for the other. */
public final class LivelockSpin {
    private static volatile boolean leftWants;
    private static volatile boolean rightWants;
    private static int entries;

    private LivelockSpin() {}

    public static void main(String[] args) throws InterruptedException {
        Thread left = new Thread(LivelockSpin::enterLeft, "left");
        Thread right = new Thread(LivelockSpin::enterRight, "right");
        left.start();
        right.start();
        left.join();
        right.join();
        System.out.println("entries " + entries);
    }

    private static void enterLeft() {
        leftWants = true;
        while (rightWants) {
            Thread.yield();
        }
        entries++;
        leftWants = false;
    }

    private static void enterRight() {
        rightWants = true;
        while (leftWants) {
            Thread.yield();
        }
        entries++;
        rightWants = false;
    }
}
