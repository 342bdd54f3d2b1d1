package dev.lockstep.controller;

import dev.lockstep.task.Node;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Each run's and node's own value of statics that the JDK creates once per JVM and that hold threads or count. The
 * transformer's table of JDK rules names the fields by these row numbers.
 */
public final class PerRunStatics {
    /** {@code ForkJoinPool.common} and the default executor of {@code CompletableFuture}. */
    public static final int COMMON_POOL = 0;

    /** The timer pool of {@code CompletableFuture} before JDK 25. */
    public static final int DELAYER = 1;

    /** {@code Executors.DefaultThreadFactory.poolNumber}. */
    public static final int POOL_NUMBER = 2;

    /** {@code Timer.nextSerialNumber}. */
    public static final int TIMER_NUMBER = 3;

    /** {@code Collections.r}, the generator behind {@code shuffle}. */
    public static final int SHUFFLE = 4;

    /** A default generator's seed, as {@code AtomicLong}. */
    public static final int SPLITTABLE_SEED = 5;

    /** {@code InetAddress.cache}. */
    public static final int NAME_CACHE = 6;

    /** {@code InetAddress.expirySet}. */
    public static final int NAME_EXPIRY = 7;

    /** {@code InetAddress.cachedLocalHost}, which stays null: what is stored there is of another run. */
    public static final int LOCAL_HOST = 8;

    /** The idle connections of {@code HttpURLConnection}. */
    public static final int KEEP_ALIVE = 9;

    /** {@code ThreadLocalRandom.seeder}, of which each thread takes its second, internal generator once. */
    public static final int SECONDARY_SEED = 10;

    /** Numbers in the names of the threads of {@code java.net.http} clients. */
    public static final int HTTP_CLIENT_NUMBER = 11;

    /** {@code ManagementFactory.platformMBeanServer}: null until the JDK stores one. */
    public static final int MBEAN_SERVER = 12;

    /** {@code MBeanServerFactory.mBeanServerList}. */
    public static final int MBEAN_SERVERS = 13;

    /** {@code LogManager.manager}: the loggers of a run are its own. */
    public static final int LOG_MANAGER = 14;

    /** {@code Logger.global}. */
    public static final int GLOBAL_LOGGER = 15;

    /** {@code DriverManager.registeredDrivers}. */
    public static final int DRIVERS = 16;

    /** {@code DriverManager.driversInitialized}. */
    public static final int DRIVERS_FOUND = 17;

    /** {@code URL.handlers}, one for each protocol that was asked for. */
    public static final int URL_HANDLERS = 18;

    /** {@code URLConnection.handlers}. */
    public static final int CONTENT_HANDLERS = 19;

    /** {@code InnocuousThread.threadNumber}: asynchronous channels run on such threads. */
    public static final int INNOCUOUS_NUMBER = 20;

    /**
     * The first of the rows of what a program may set for the whole JVM, some of it only once: a run has what it has
     * set itself, and before that what the JVM had.
     */
    public static final int FIRST_SETTING = 21;

    /** {@code SSLContext.defaultContext}, by its place in the transformer's list. */
    public static final int DEFAULT_TLS = FIRST_SETTING + 9;

    /** Number of such rows. */
    public static final int SETTINGS = 17;

    private static final int ROWS = FIRST_SETTING + SETTINGS;

    /** What a setting is whose value is null on purpose. */
    private static final Object NOTHING = new Object();

    private final RandomStreams random;

    PerRunStatics(RandomStreams random) {
        this.random = random;
    }

    Object get(Node node, int row, Object original) {
        Object[] values = of(node);
        Object value = values[row];
        if (row >= FIRST_SETTING) {
            return value == null ? original : value == NOTHING ? null : value;
        }
        if (value == null) {
            value = create(row);
            if (values[row] != null) { // by another task, while code of the program that takes part in this waited
                return values[row];
            }
            values[row] = value;
        }
        return value;
    }

    /** Keeps what the JDK stores. */
    void set(Node node, int row, Object value) {
        of(node)[row] = value == null && row >= FIRST_SETTING ? NOTHING : value;
    }

    private static Object[] of(Node node) {
        if (node.statics == null) {
            node.statics = new Object[ROWS];
        }
        return node.statics;
    }

    private Object create(int row) {
        switch (row) {
            case COMMON_POOL:
                return commonPool();
            case DELAYER:
                return delayer();
            case POOL_NUMBER:
            case INNOCUOUS_NUMBER:
                return new AtomicInteger(1);
            case TIMER_NUMBER:
                return new AtomicInteger();
            case SHUFFLE:
                return new Random(random.next(false));
            case NAME_CACHE:
                return new ConcurrentHashMap<String, Object>();
            case NAME_EXPIRY:
                return new ConcurrentSkipListSet<Object>();
            case LOCAL_HOST:
            case MBEAN_SERVER:
                return null;
            case MBEAN_SERVERS:
                return new ArrayList<Object>();
            case URL_HANDLERS:
            case CONTENT_HANDLERS:
                return new Hashtable<String, Object>();
            case KEEP_ALIVE:
                return make("sun.net.www.http.KeepAliveCache");
            case LOG_MANAGER:
                return logManager();
            case GLOBAL_LOGGER:
                return make("java.util.logging.Logger", "global");
            case DRIVERS:
                return new CopyOnWriteArrayList<Object>();
            case DRIVERS_FOUND:
                return new AtomicBoolean();
            case HTTP_CLIENT_NUMBER:
                return new AtomicLong();
            default:
                return new AtomicLong(random.next(false));
        }
    }

    private static ForkJoinPool commonPool() {
        try {
            Constructor<ForkJoinPool> constructor = ForkJoinPool.class.getDeclaredConstructor(byte.class);
            constructor.setAccessible(true);
            return constructor.newInstance((byte) 0);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no common pool", e);
        }
    }

    /** A new object of a class of the JDK, whatever the access to its constructor. */
    private static Object make(String type, String... arguments) {
        Class<?>[] types = new Class<?>[arguments.length];
        Arrays.fill(types, String.class);
        try {
            Constructor<?> constructor = Class.forName(type).getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance((Object[]) arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no " + type, e);
        }
    }

    /** As the JDK makes it: of the class that the property names, if it can be loaded. */
    private static Object logManager() {
        String name = System.getProperty("java.util.logging.manager");
        if (name != null) {
            try {
                return ClassLoader.getSystemClassLoader()
                        .loadClass(name)
                        .getDeclaredConstructor()
                        .newInstance();
            } catch (ReflectiveOperationException e) {
                System.err.println("Could not load Logmanager \"" + name + "\"");
            }
        }
        return make("java.util.logging.LogManager");
    }

    private static ScheduledThreadPoolExecutor delayer() {
        ScheduledThreadPoolExecutor delayer = new ScheduledThreadPoolExecutor(1, new DelayThreads());
        delayer.setRemoveOnCancelPolicy(true);
        return delayer;
    }

    /** As the JDK's own factory names and marks the thread. */
    private static final class DelayThreads implements ThreadFactory {
        @Override
        public Thread newThread(Runnable body) {
            Thread thread = new Thread(body);
            thread.setDaemon(true);
            thread.setName("CompletableFutureDelayScheduler");
            return thread;
        }
    }
}
