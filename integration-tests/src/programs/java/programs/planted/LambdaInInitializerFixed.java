package programs.planted;

/** As LambdaInInitializer, but the lambda is of another class. */
public final class LambdaInInitializerFixed {
    private LambdaInInitializerFixed() {}

    public static void main(String[] args) {
        System.out.println(Cache.SIZE[0]);
    }

    static Runnable fill(int[] size) {
        return () -> size[0] = 7;
    }

    static final class Cache {
        static final int[] SIZE = {0};

        static {
            Thread loader = new Thread(fill(SIZE), "loader");
            loader.start();
            try {
                loader.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
