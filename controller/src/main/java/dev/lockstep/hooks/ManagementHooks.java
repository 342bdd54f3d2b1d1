package dev.lockstep.hooks;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import jdk.internal.misc.Unsafe;

/**
 * {@code ThreadMXBean} for a managed caller: answers of the controller about tasks of the run. Names no type
 * of {@code java.management}, which a runtime image may lack; its {@code ThreadInfo} is made reflectively.
 */
public final class ManagementHooks {
    private static final String THREAD_INFO = "java.lang.management.ThreadInfo";
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final int ARGUMENTS = 12;
    private static final int[] STATE_BITS = {0, 5, 0x401, 0x91, 0xA1, 2};
    private static Constructor<?> constructor;

    private ManagementHooks() {}

    /** {@code getAllThreadIds()}. */
    public static long[] allThreadIds(Object bean) {
        return ids(Current.controller.liveThreads());
    }

    /** {@code getThreadCount()}. */
    public static int threadCount(Object bean) {
        return Current.controller.liveThreads().length;
    }

    /** {@code getDaemonThreadCount()}. */
    public static int daemonThreadCount(Object bean) {
        int count = 0;
        for (Thread thread : Current.controller.liveThreads()) {
            if (thread.isDaemon()) {
                count++;
            }
        }
        return count;
    }

    /** {@code getTotalStartedThreadCount()}. */
    public static long startedThreadCount(Object bean) {
        return Current.controller.startedThreads();
    }

    /** {@code getPeakThreadCount()}: no fewer than ever lived at a time. */
    public static int peakThreadCount(Object bean) {
        return (int) Current.controller.startedThreads();
    }

    /** CPU time of the calling thread, in nanoseconds: the run's virtual time. */
    public static long cpuTime(Object bean) {
        return Current.controller.nanoTime();
    }

    /** CPU time of a thread of the run, in nanoseconds; -1 if it is not alive. */
    public static long cpuTime(Object bean, long id) {
        requireId(id);
        return find(id) == null ? -1 : Current.controller.nanoTime();
    }

    /** {@code RuntimeMXBean.getUptime()}, in virtual milliseconds. */
    public static long uptime(Object bean) {
        return Current.controller.nanoTime() / NANOS_PER_MILLI;
    }

    /** {@code RuntimeMXBean.getStartTime()}: the virtual wall clock at an uptime of 0, in milliseconds. */
    public static long startTime(Object bean) {
        return (Current.controller.epochNanos() - Current.controller.nanoTime()) / NANOS_PER_MILLI;
    }

    /** {@code findDeadlockedThreads()}. */
    public static long[] deadlocked(Object bean) {
        return idsOrNull(Current.controller.deadlockedThreads(false));
    }

    /** {@code findMonitorDeadlockedThreads()}. */
    public static long[] monitorDeadlocked(Object bean) {
        return idsOrNull(Current.controller.deadlockedThreads(true));
    }

    /** {@code getThreadInfo(id, maxDepth)}. */
    public static Object info(Object bean, long id, int maxDepth) {
        return infos(bean, new long[] {id}, maxDepth)[0];
    }

    /** {@code getThreadInfo(ids, maxDepth)}. */
    public static Object[] infos(Object bean, long[] ids, int maxDepth) {
        return infos(ids, false, false, maxDepth);
    }

    /** {@code getThreadInfo(ids, lockedMonitors, lockedSynchronizers)}. */
    public static Object[] infos(Object bean, long[] ids, boolean monitors, boolean synchronizers) {
        return infos(ids, monitors, synchronizers, Integer.MAX_VALUE);
    }

    /** {@code getThreadInfo(ids, lockedMonitors, lockedSynchronizers, maxDepth)}. */
    public static Object[] infos(Object bean, long[] ids, boolean monitors, boolean synchronizers, int maxDepth) {
        return infos(ids, monitors, synchronizers, maxDepth);
    }

    /** {@code dumpAllThreads(lockedMonitors, lockedSynchronizers)}. */
    public static Object[] dump(Object bean, boolean monitors, boolean synchronizers) {
        return infos(allThreadIds(bean), monitors, synchronizers, Integer.MAX_VALUE);
    }

    /** {@code dumpAllThreads(lockedMonitors, lockedSynchronizers, maxDepth)}. */
    public static Object[] dump(Object bean, boolean monitors, boolean synchronizers, int maxDepth) {
        return infos(allThreadIds(bean), monitors, synchronizers, maxDepth);
    }

    private static Object[] infos(long[] ids, boolean monitors, boolean synchronizers, int maxDepth) {
        if (maxDepth < 0) {
            throw new IllegalArgumentException("Invalid maxDepth parameter: ".concat(Integer.toString(maxDepth)));
        }
        for (long id : ids) {
            requireId(id);
        }
        ThreadReport[] reports = new ThreadReport[ids.length];
        for (int i = 0; i < ids.length; i++) {
            Thread thread = find(ids[i]);
            reports[i] = thread == null ? null : report(thread, monitors, synchronizers, maxDepth);
        }
        Current.controller.enterAtomic(); // what reflection sets up, it sets up once per JVM
        try {
            return create(reports);
        } finally {
            Current.controller.leaveAtomic();
        }
    }

    private static ThreadReport report(Thread thread, boolean monitors, boolean synchronizers, int maxDepth) {
        ThreadReport report = Current.controller.report(thread);
        if (!monitors) {
            report.monitors = new Object[0];
        }
        if (!synchronizers) {
            report.synchronizers = new Object[0];
        }
        if (maxDepth > 0) {
            boolean self = thread == Thread.currentThread();
            StackTraceElement[] all = self ? new Throwable().getStackTrace() : GroupHooks.stackOf(thread);
            report.stack = new StackTraceElement[Math.min(all.length, maxDepth)];
            System.arraycopy(all, 0, report.stack, 0, report.stack.length);
        }
        hash(report.lock);
        for (Object monitor : report.monitors) {
            hash(monitor);
        }
        for (Object synchronizer : report.synchronizers) {
            hash(synchronizer);
        }
        return report;
    }

    /** The codes that the answer shows are drawn by the program's own stream. */
    private static void hash(Object object) {
        if (object != null) {
            System.identityHashCode(object);
        }
    }

    private static Object[] create(ThreadReport[] reports) {
        try {
            if (constructor == null) {
                constructor = locate();
            }
            Class<?> type = constructor.getDeclaringClass();
            Object[] infos = (Object[]) java.lang.reflect.Array.newInstance(type, reports.length);
            for (int i = 0; i < reports.length; i++) {
                infos[i] = reports[i] == null ? null : create(reports[i]);
            }
            return infos;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object create(ThreadReport report) throws ReflectiveOperationException {
        int[] depths = new int[report.monitors.length];
        java.util.Arrays.fill(depths, -1); // which frame locked it is not known
        return constructor.newInstance(
                report.thread,
                STATE_BITS[report.state.ordinal()],
                report.lock,
                report.lockOwner,
                report.blockedCount,
                -1L,
                report.waitedCount,
                -1L,
                report.stack,
                report.monitors,
                depths,
                report.synchronizers);
    }

    private static Constructor<?> locate() throws ReflectiveOperationException {
        Class<?> type = Class.forName(THREAD_INFO, true, null);
        for (Constructor<?> candidate : type.getDeclaredConstructors()) {
            if (candidate.getParameterCount() == ARGUMENTS
                    && candidate.getParameterTypes()[ARGUMENTS - 1] == Object[].class) {
                Unsafe unsafe = Unsafe.getUnsafe();
                unsafe.putBoolean(candidate, unsafe.objectFieldOffset(AccessibleObject.class, "override"), true);
                return candidate;
            }
        }
        throw new NoSuchMethodException(THREAD_INFO);
    }

    private static Thread find(long id) {
        for (Thread thread : Current.controller.liveThreads()) {
            if (thread.getId() == id) {
                return thread;
            }
        }
        return null;
    }

    private static void requireId(long id) {
        if (id <= 0) {
            throw new IllegalArgumentException("Invalid thread ID parameter: ".concat(Long.toString(id)));
        }
    }

    private static long[] ids(Thread[] threads) {
        long[] ids = new long[threads.length];
        for (int i = 0; i < threads.length; i++) {
            ids[i] = threads[i].getId();
        }
        return ids;
    }

    private static long[] idsOrNull(Thread[] threads) {
        return threads.length == 0 ? null : ids(threads);
    }
}
