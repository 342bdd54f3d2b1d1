package programs.deterministic;

import java.lang.management.ManagementFactory;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/** A run takes as many steps whatever the tool's own options are, though it walks over all that a JVM was given. */
public final class OwnOptions {
    private static final String TOOL = "lockstep";
    private static final AtomicInteger SEEN = new AtomicInteger();

    private OwnOptions() {}

    public static void main(String[] args) throws InterruptedException {
        Thread other = new Thread(OwnOptions::walk);
        other.start();
        walk();
        other.join();
        System.out.println("of the tool: " + SEEN.get() % 2);
        System.setProperty("own", "1");
        System.setProperties(new Properties());
        System.out.println(System.getProperty("own") + " " + System.getProperty("java.home"));
        System.setProperty("own", "2");
        System.setProperties(null);
        System.out.println(System.getProperty("own") + " " + (System.getProperty("java.home") != null));
    }

    /** Adds one for each that is the tool's, two for each other. */
    private static void walk() {
        for (Object name : System.getProperties().keySet()) {
            SEEN.addAndGet(name.toString().startsWith(TOOL) ? 1 : 2);
        }
        for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            SEEN.addAndGet(argument.contains(TOOL) ? 1 : 2);
        }
        if (System.getProperties().containsKey(TOOL + ".seed")) {
            System.out.println("an option of the tool is seen");
        }
    }
}
