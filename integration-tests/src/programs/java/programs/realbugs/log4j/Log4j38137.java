package programs.realbugs.log4j;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.AsyncAppender;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;

/**
 * Log4j bug 38137: the asynchronous appender's notify wakes another producer instead of the
 * dispatcher, and everyone waits.
 */
public final class Log4j38137 {
    private static final int THREADS = 3;
    private static final int EVENTS = 3;

    private Log4j38137() {}

    public static void main(String[] args) throws Exception {
        AsyncAppender async = new AsyncAppender();
        async.setBufferSize(1);
        async.addAppender(new Discarding());
        Logger logger = Logger.getLogger("test");
        List<FutureTask<Void>> producers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            FutureTask<Void> producer = new FutureTask<>(() -> append(async, logger));
            producers.add(producer);
            new Thread(producer, "producer-" + i).start();
        }
        for (FutureTask<Void> producer : producers) {
            producer.get();
        }
        async.close();
    }

    private static Void append(AsyncAppender async, Logger logger) {
        for (int i = 0; i < EVENTS; i++) {
            async.append(new LoggingEvent("caller", logger, Level.INFO, "message", null));
        }
        return null;
    }

    private static final class Discarding extends AppenderSkeleton {
        @Override
        protected void append(LoggingEvent event) {}

        @Override
        public void close() {}

        @Override
        public boolean requiresLayout() {
            return false;
        }
    }
}
