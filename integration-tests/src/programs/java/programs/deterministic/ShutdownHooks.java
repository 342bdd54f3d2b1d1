package programs.deterministic;

/** Shutdown hooks print after main ended, in any order, beside a daemon that never ends. */
public final class ShutdownHooks {
    private ShutdownHooks() {}

    public static void main(String[] args) {
        for (int i = 0; i < 3; i++) {
            int id = i;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                for (int step = 0; step < 3; step++) {
                    System.out.println("hook " + id + " step " + step);
                }
            }));
        }
        Thread daemon = new Thread(() -> {
            Object never = new Object();
            synchronized (never) {
                try {
                    never.wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        daemon.setDaemon(true);
        daemon.start();
        Thread last = new Thread(() -> System.out.println("last user thread ends"));
        last.start();
        System.out.println("main ends");
    }
}
