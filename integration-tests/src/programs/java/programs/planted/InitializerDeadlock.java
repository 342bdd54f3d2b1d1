package programs.planted;

/** Two classes whose initialisers need each other, first needed by two threads at once. */
public final class InitializerDeadlock {
    private InitializerDeadlock() {}

    public static void main(String[] args) throws InterruptedException {
        Thread left = new Thread(() -> Left.touch(), "left");
        Thread right = new Thread(() -> Right.touch(), "right");
        left.start();
        right.start();
        left.join();
        right.join();
    }

    static final class Left {
        static final int VALUE = Right.touch() + 1;

        static int touch() {
            return VALUE;
        }
    }

    static final class Right {
        static final int VALUE = Left.touch() + 1;

        static int touch() {
            return VALUE;
        }
    }
}
