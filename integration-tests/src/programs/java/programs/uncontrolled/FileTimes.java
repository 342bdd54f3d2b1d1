package programs.uncontrolled;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Does as much as a file's time says, which is the machine's own. */
public final class FileTimes {
    private static final int MASK = 1023;

    private FileTimes() {}

    public static void main(String[] args) throws IOException {
        AtomicInteger counter = new AtomicInteger(new Random().nextInt());
        Path file = Files.createTempFile("lockstep", null);
        long micros = Files.getLastModifiedTime(file).to(TimeUnit.MICROSECONDS);
        for (long left = micros & MASK; left >= 0; left--) {
            counter.incrementAndGet();
        }
        counter.get();
    }
}
