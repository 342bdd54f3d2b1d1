package programs.deterministic;

/** Threads die of exceptions that their own, their group's or the default handler handles. */
public final class UncaughtHandlers {
    private UncaughtHandlers() {}

    public static void main(String[] args) throws InterruptedException {
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> print("default", thread, e));
        ThreadGroup group = new ThreadGroup("handling group") {
            @Override
            public void uncaughtException(Thread thread, Throwable e) {
                print("group", thread, e);
            }
        };
        Thread own = new Thread(UncaughtHandlers::fail, "own");
        own.setUncaughtExceptionHandler((thread, e) -> print("own", thread, e));
        Thread[] threads = {
            own, new Thread(group, UncaughtHandlers::fail, "grouped"), new Thread(UncaughtHandlers::fail, "plain")
        };
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
            System.out.println("joined " + thread.getName());
        }
    }

    private static void fail() {
        System.out.println(Thread.currentThread().getName() + " fails");
        throw new UnsupportedOperationException("on purpose");
    }

    private static void print(String handler, Thread thread, Throwable e) {
        System.out.println(handler + " handler: " + thread.getName() + " " + e.getMessage());
    }
}
