package dev.lockstep.hooks;

import java.lang.reflect.Constructor;

/**
 * How much of the JVM and of the machine is in use, which nothing that a seed decides can say: a managed caller gets
 * the same answer in every run. Half of the largest heap is in use, nothing was collected, and the machine is idle.
 * With live references, where the collector's work shows anyway, the answers are the real ones.
 */
public final class UsageHooks {
    private static final long MEGABYTE = 1 << 20;
    private static final long USED = 64 * MEGABYTE;
    private static final int CLASSES = 1000;
    private static final int DESCRIPTORS = 16;
    private static Constructor<?> constructor;

    private UsageHooks() {}

    /** Whether the caller gets these answers. */
    public static boolean isFixed() {
        return Current.managed() && !ReferenceHooks.live;
    }

    /** {@code Runtime.freeMemory()}, in bytes. */
    public static long freeMemory(Runtime runtime) {
        return isFixed() ? runtime.maxMemory() - runtime.maxMemory() / 2 : runtime.freeMemory();
    }

    /** {@code Runtime.totalMemory()}, in bytes. */
    public static long totalMemory(Runtime runtime) {
        return isFixed() ? runtime.maxMemory() : runtime.totalMemory();
    }

    /** {@code MemoryMXBean.getHeapMemoryUsage()}. */
    public static Object heap(Object bean) {
        long max = Runtime.getRuntime().maxMemory();
        return usage(max / 2, max, max);
    }

    /** Usage of what is not in the heap, or of one pool of memory: without a bound. */
    public static Object other(Object bean) {
        return usage(USED, 2 * USED, -1);
    }

    private static Object usage(long used, long committed, long max) {
        Current.controller.enterAtomic(); // what reflection sets up, it sets up once per JVM
        try {
            if (constructor == null) {
                Class<?> type = Class.forName("java.lang.management.MemoryUsage", true, null);
                constructor = type.getConstructor(long.class, long.class, long.class, long.class);
            }
            return constructor.newInstance(0L, used, committed, max);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            Current.controller.leaveAtomic();
        }
    }

    /** What {@code getCollectionCount()} or {@code getCollectionTime()} of a collector's bean has said. */
    public static long collections(long real) {
        return isFixed() ? 0 : real;
    }

    /** A count or a time of which there is none. */
    public static long none(Object bean) {
        return 0;
    }

    /** A load of the processors: idle. */
    public static double idle(Object bean) {
        return 0;
    }

    /** CPU time of the process in nanoseconds: the run's virtual time. */
    public static long cpuTime(Object bean) {
        return Current.controller.nanoTime();
    }

    /** {@code ClassLoadingMXBean.getLoadedClassCount()}. */
    public static int classes(Object bean) {
        return CLASSES;
    }

    /** {@code ClassLoadingMXBean.getTotalLoadedClassCount()}. */
    public static long allClasses(Object bean) {
        return CLASSES;
    }

    /** {@code getOpenFileDescriptorCount()}. */
    public static long descriptors(Object bean) {
        return DESCRIPTORS;
    }

    /** Memory of the machine that is free, or that the process has, in bytes. */
    public static long memory(Object bean) {
        return Runtime.getRuntime().maxMemory();
    }
}
