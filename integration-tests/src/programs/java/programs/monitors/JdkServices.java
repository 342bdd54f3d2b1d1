package programs.monitors;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import programs.check.Check;

/** Timer, Logger and class loaders: JDK services that run the program's code under locks of their own. */
public final class JdkServices {
    private JdkServices() {}

    public static void main(String[] args) throws Exception {
        timers();
        loggers();
        loaders(false);
        loaders(true);
        sameClass();
    }

    private static void timers() throws InterruptedException {
        Timer timer = new Timer("timer");
        CountDownLatch ticks = new CountDownLatch(3);
        CountDownLatch once = new CountDownLatch(1);
        TimerTask repeated = task(() -> {
            ticks.countDown();
            Thread.sleep(1);
        });
        timer.schedule(repeated, 1, 2);
        timer.scheduleAtFixedRate(task(once::countDown), 0, Check.LONG_MILLIS);
        ticks.await();
        once.await();
        Check.that("cancelled", repeated.cancel());
        TimerTask never = task(() -> {
            throw new AssertionError("cancelled");
        });
        timer.schedule(never, Check.LONG_MILLIS);
        Check.that("never ran", never.cancel() && timer.purge() >= 1);
        timer.cancel();
        Check.thrown("after cancel", IllegalStateException.class, () -> timer.schedule(task(() -> {}), 1));
        Timer daemon = new Timer(true);
        CountDownLatch ran = new CountDownLatch(1);
        daemon.schedule(task(ran::countDown), new java.util.Date(System.currentTimeMillis() + 2));
        ran.await();
        System.out.println("daemon timer");
    }

    private static TimerTask task(Check.Body body) {
        return new TimerTask() {
            @Override
            public void run() {
                Check.quietly(body);
            }
        };
    }

    private static void loggers() throws InterruptedException {
        Logger logger = Logger.getLogger("shared");
        Check.equal("level of a new logger", null, logger.getLevel());
        Check.equal("level of the root", Level.INFO, Logger.getLogger("").getLevel());
        logger.setLevel(Level.ALL); // as all that is done to a logger, this ends with the run
        Logger.getLogger("").setLevel(Level.WARNING);
        logger.setUseParentHandlers(false);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StreamHandler stream = new StreamHandler(bytes, new SimpleFormatter() {
            @Override
            public synchronized String format(LogRecord entry) {
                Check.quietly(() -> Thread.sleep(1));
                return entry.getMessage() + "\n";
            }
        });
        int[] published = new int[1];
        Handler counting = new Handler() {
            @Override
            public synchronized void publish(LogRecord entry) {
                int seen = published[0];
                Thread.yield();
                published[0] = seen + 1;
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(stream);
        logger.addHandler(counting);
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            int mine = i;
            threads[i] = Check.start("logger-" + i, () -> {
                logger.log(Level.INFO, "message");
                Logger.getLogger("other." + mine).fine("unseen");
                logger.warning(() -> "message");
            });
        }
        Check.join(threads);
        stream.close();
        Check.equal("published", 6, published[0]);
        Check.equal("formatted", 48, bytes.size());
    }

    /** Many threads load the same class through a loader that blocks. */
    private static void loaders(boolean parallel) throws Exception {
        ClassLoader loader = parallel ? new ParallelLoader() : new SlowLoader();
        Class<?>[] found = new Class<?>[3];
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            int mine = i;
            threads[i] = Check.start("loading-" + i, () -> found[mine] = loader.loadClass(Payload.class.getName()));
        }
        Check.join(threads);
        Check.that("one class", found[0] == found[1] && found[1] == found[2] && found[0] != Payload.class);
        Check.that("its own loader", found[0].getClassLoader() == loader);
    }

    /** First use of a class by several threads at once. */
    private static void sameClass() throws InterruptedException {
        Thread[] threads = new Thread[3];
        int[] sum = new int[1];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Check.start("using-" + i, () -> {
                int value = Lazy.VALUE;
                synchronized (sum) {
                    sum[0] += value;
                }
            });
        }
        Check.join(threads);
        Check.equal("initialised once", 3, sum[0]);
    }

    private static final class Lazy {
        private static int count;
        static final Integer VALUE = next();

        private static int next() {
            Thread.yield();
            return ++count;
        }
    }

    private static class SlowLoader extends ClassLoader {
        SlowLoader() {
            super(JdkServices.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Payload.class.getName())) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) {
            Check.quietly(() -> Thread.sleep(1));
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class ParallelLoader extends SlowLoader {
        static {
            registerAsParallelCapable();
        }
    }
}
