package programs.planted;

import java.util.concurrent.ConcurrentHashMap;

/** The healthy twin of {@link DoubleCheckedBroken}: it publishes the settings once loaded. */
public final class DoubleCheckedBrokenFixed {
    private static volatile DoubleCheckedBrokenFixed instance;

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

    private static DoubleCheckedBrokenFixed settings() {
        if (instance == null) {
            synchronized (DoubleCheckedBrokenFixed.class) {
                if (instance == null) {
                    DoubleCheckedBrokenFixed loaded = new DoubleCheckedBrokenFixed();
                    loaded.values.put("port", "80");
                    loaded.values.put("host", "localhost");
                    instance = loaded;
                }
            }
        }
        return instance;
    }
}
