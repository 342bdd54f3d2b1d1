package programs.planted;

/** As InitializerDeadlock, but main initialises both classes before it starts the threads. */
public final class InitializerDeadlockFixed {
    private InitializerDeadlockFixed() {}

    public static void main(String[] args) throws InterruptedException {
        InitializerDeadlock.Left.touch();
        Thread left = new Thread(() -> InitializerDeadlock.Left.touch(), "left");
        Thread right = new Thread(() -> InitializerDeadlock.Right.touch(), "right");
        left.start();
        right.start();
        left.join();
        right.join();
    }
}
