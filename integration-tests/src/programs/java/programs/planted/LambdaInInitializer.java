package programs.planted;

/** An initialiser waits for a thread whose body is a lambda of the very class, which is not initialised yet. */
public final class LambdaInInitializer {
    private LambdaInInitializer() {}

    public static void main(String[] args) {
        System.out.println(Cache.SIZE[0]);
    }

    static final class Cache {
        static final int[] SIZE = {0};

        static {
            Thread loader = new Thread(() -> SIZE[0] = 7, "loader");
            loader.start();
            try {
                loader.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
