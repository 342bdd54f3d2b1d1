package programs.realbugs.log4j;

import java.util.concurrent.FutureTask;
import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;

/**
 * Log4j bug 41214: a message whose toString logs takes the root logger's monitor after the appender's,
 * and another thread takes them the other way round: deadlock.
 *
 * <p>With the argument {@code plain} the message does not log, which is the healthy twin.
 */
public final class Log4j41214 {
    private static final int EVENTS = 3;

    private Log4j41214() {}

    public static void main(String[] args) throws Exception {
        Logger root = Logger.getRootLogger();
        Logger child = Logger.getLogger("child");
        Rendering shared = new Rendering();
        child.setAdditivity(false);
        root.addAppender(shared);
        child.addAppender(shared);
        boolean plain = args.length == 1 && args[0].equals("plain");
        Object message = plain ? "plain" : new LoggingMessage(root);
        FutureTask<Void> simple = new FutureTask<>(() -> log(root, "simple"));
        FutureTask<Void> nested = new FutureTask<>(() -> log(child, message));
        new Thread(simple, "simple").start();
        new Thread(nested, "nested").start();
        simple.get();
        nested.get();
    }

    private static Void log(Logger logger, Object message) {
        for (int i = 0; i < EVENTS; i++) {
            logger.info(message);
        }
        return null;
    }

    private static final class LoggingMessage {
        private final Logger logger;

        private LoggingMessage(Logger logger) {
            this.logger = logger;
        }

        @Override
        public String toString() {
            logger.info("rendered");
            return "message";
        }
    }

    private static final class Rendering extends AppenderSkeleton {
        @Override
        protected void append(LoggingEvent event) {
            event.getRenderedMessage();
        }

        @Override
        public void close() {}

        @Override
        public boolean requiresLayout() {
            return false;
        }
    }
}
