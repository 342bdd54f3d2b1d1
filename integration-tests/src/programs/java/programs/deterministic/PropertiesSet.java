package programs.deterministic;

import java.util.concurrent.atomic.AtomicInteger;

/** A run sees no system property that an earlier run of the JVM has set, changed or removed. */
public final class PropertiesSet {
    private static final AtomicInteger READ = new AtomicInteger();

    private PropertiesSet() {}

    public static void main(String[] args) throws InterruptedException {
        Thread other = new Thread(() -> {
            for (Object key : System.getProperties().keySet()) {
                READ.addAndGet(key.toString().length()); // a point for each property
            }
        });
        other.start();
        other.join();
        System.out.println(System.getProperty("set.by.a.run") + " " + System.getProperty("file.separator"));
        System.setProperty("set.by.a.run", "yes");
        System.setProperty("file.separator", "changed");
        System.clearProperty("path.separator");
    }
}
