package programs.deterministic;

import java.util.concurrent.atomic.AtomicInteger;

/** A run sees no system property that an earlier run of the JVM has set, changed or removed. */
public final class PropertiesSet {
    private static final AtomicInteger READ = new AtomicInteger();

    private PropertiesSet() {}

    public static void main(String[] args) throws InterruptedException {
        Thread other = new Thread(() -> {
            for (Object key : System.getProperties().keySet()) {
                if (key.toString().startsWith("set.by.")) {
                    READ.incrementAndGet(); // a point for each that an earlier run has left
                }
            }
        });
        other.start();
        other.join();
        System.out.println(System.getProperty("set.by.a.run") + " "
                + System.getProperty("user.language").length());
        System.setProperty("set.by.a.run", "yes");
        System.setProperty("user.language", "changed");
        System.clearProperty("java.vendor.url");
    }
}
