package programs.outside;

import java.nio.file.Files;
import java.nio.file.Path;

/** On how many processors its two threads may run, as Linux tells. */
public final class Affinity {
    private static final String ALLOWED = "Cpus_allowed:";

    private Affinity() {}

    public static void main(String[] args) throws InterruptedException {
        tell();
        Thread thread = new Thread(Affinity::tell);
        thread.start();
        thread.join();
    }

    private static void tell() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/thread-self/status"))) {
                if (line.startsWith(ALLOWED)) {
                    int count = 0;
                    for (char digit : line.substring(ALLOWED.length()).toCharArray()) {
                        count += Integer.bitCount(Math.max(0, Character.digit(digit, 16)));
                    }
                    System.out.println(count);
                }
            }
        } catch (java.io.IOException e) {
            System.out.println(e);
        }
    }
}
