package programs.realbugs.log4j;

import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.AsyncAppender;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;

/**
 * Log4j bug 50463: an appender's exception ends the dispatcher of the asynchronous appender, and a
 * producer who waits for space in its buffer waits forever.
 *
 * <p>With the argument {@code healthy} the appender does not fail. The dispatcher's exception is part of
 * the setting and not the failure, hence the handler.
 */
public final class Log4j50463 {
    private static final int EVENTS = 5;

    private Log4j50463() {}

    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {});
        AsyncAppender async = new AsyncAppender();
        async.setBufferSize(1);
        async.addAppender(new Failing(args.length == 0));
        Logger logger = Logger.getLogger("test");
        for (int i = 0; i < EVENTS; i++) {
            try {
                async.append(new LoggingEvent("caller", logger, Level.INFO, "message", null));
            } catch (UnsupportedOperationException e) {
                // Without a dispatcher the producer calls the appender itself.
            }
        }
        async.close();
    }

    private static final class Failing extends AppenderSkeleton {
        private final boolean fails;

        private Failing(boolean fails) {
            this.fails = fails;
        }

        @Override
        protected void append(LoggingEvent event) {
            if (fails) {
                throw new UnsupportedOperationException("the appender fails");
            }
        }

        @Override
        public void close() {}

        @Override
        public boolean requiresLayout() {
            return false;
        }
    }
}
