package programs.planted;

import java.util.concurrent.ConcurrentHashMap;

/** Double-checked locking that publishes the settings before it has loaded them. */
public final class DoubleCheckedBroken {
    private static volatile DoubleCheckedBroken instance;

    private final ConcurrentHashMap<String, String> values = new ConcurrentHashMap<>();

    public static void main(String[] args) throws InterruptedException {
        String[] hosts = new String[2];
        Thread first = new Thread(() -> hosts[0] = settings().values.get("host"));
        Thread second = new Thread(() -> hosts[1] = settings().values.get("host"));
        first.start();
        second.start();
        first.join();
        second.join();
        if (hosts[0] == null || hosts[1] == null) {
            throw new IllegalStateException("read settings that were not loaded");
        }
    }

    private static DoubleCheckedBroken settings() {
        if (instance == null) {
            synchronized (DoubleCheckedBroken.class) {
                if (instance == null) {
                    instance = new DoubleCheckedBroken();
                    instance.values.put("port", "80");
                    instance.values.put("host", "localhost");
                }
            }
        }
        return instance;
    }
}
