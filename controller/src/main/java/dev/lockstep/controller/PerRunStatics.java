package dev.lockstep.controller;

import java.lang.reflect.Constructor;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Each run's own value of statics that the JDK creates once per JVM and that hold threads or count. The
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

    private static final int ROWS = 6;
    private final RandomStreams random;
    private Object[] values = new Object[ROWS];

    PerRunStatics(RandomStreams random) {
        this.random = random;
    }

    void begin() {
        values = new Object[ROWS];
    }

    Object get(int row) {
        Object value = values[row];
        if (value == null) {
            value = create(row);
            values[row] = value;
        }
        return value;
    }

    private Object create(int row) {
        switch (row) {
            case COMMON_POOL:
                return commonPool();
            case DELAYER:
                return delayer();
            case POOL_NUMBER:
                return new AtomicInteger(1);
            case TIMER_NUMBER:
                return new AtomicInteger();
            case SHUFFLE:
                return new Random(random.next(false));
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
