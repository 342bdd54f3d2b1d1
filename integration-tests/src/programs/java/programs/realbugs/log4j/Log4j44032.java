package programs.realbugs.log4j;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.apache.log4j.spi.ThrowableInformation;

/**
 * Log4j bug 44032: the lines of a stack trace are published in a plain field before they are filled in,
 * so another thread sees null lines. Only points at plain memory accesses show it.
 */
public final class Log4j44032 {
    private static final int THREADS = 3;

    private Log4j44032() {}

    public static void main(String[] args) throws Exception {
        ThrowableInformation information = new ThrowableInformation(new Exception("on purpose"));
        List<FutureTask<Void>> readers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            FutureTask<Void> reader = new FutureTask<>(() -> read(information));
            readers.add(reader);
            new Thread(reader, "reader-" + i).start();
        }
        for (FutureTask<Void> reader : readers) {
            reader.get();
        }
    }

    private static Void read(ThrowableInformation information) {
        for (String line : information.getThrowableStrRep()) {
            if (line == null) {
                throw new IllegalStateException("a line of the stack trace is null");
            }
        }
        return null;
    }
}
