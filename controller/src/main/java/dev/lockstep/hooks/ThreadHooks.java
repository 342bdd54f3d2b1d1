package dev.lockstep.hooks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import jdk.internal.access.JavaLangAccess;
import jdk.internal.misc.InnocuousThread;

/** {@code java.lang.Thread}: start, end, sleep, yield, interrupt and what a thread tells of itself. */
public final class ThreadHooks {
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static volatile Method start0;
    private static volatile Method interrupt0;

    private ThreadHooks() {}

    /** Replaces {@code thread.start0()}, after the JDK has checked and bound the thread. */
    public static void start0(Thread thread) {
        if (Current.managed()) {
            if (!isOfJvm(thread)) {
                Current.controller.start(thread);
                return;
            }
            Current.controller.disown(thread);
        }
        Method method = start0;
        if (method == null) {
            method = privateMethod("start0");
            start0 = method;
        }
        call(method, thread);
    }

    /**
     * True for the threads that poll sockets for virtual threads: the JDK starts them once, whenever that may be, and
     * in a run nothing is left for them to poll.
     */
    private static boolean isOfJvm(Thread thread) {
        return thread.getClass() == InnocuousThread.class && thread.getName().endsWith("Poller");
    }

    /** Replaces {@code thread.interrupt0()}, after the JDK has set the interrupt status. */
    public static void interrupt0(Thread thread) {
        Controller controller = Current.controller;
        if (controller != null && controller.interrupt(thread)) {
            return;
        }
        Method method = interrupt0;
        if (method == null) {
            method = privateMethod("interrupt0");
            interrupt0 = method;
        }
        call(method, thread);
    }

    /** True if {@code thread} belongs to the run in progress. */
    public static boolean owns(Thread thread) {
        Controller controller = Current.controller;
        return controller != null && controller.owns(thread);
    }

    /** {@code thread.isAlive()} for any thread. */
    public static boolean isAlive(Thread thread) {
        if (thread == null) {
            throw new NullPointerException();
        }
        return owns(thread) ? Current.controller.isAlive(thread) : thread.isAlive();
    }

    /** {@code thread.isAlive()} for a thread of the run. */
    public static boolean ownedIsAlive(Thread thread) {
        return Current.controller.isAlive(thread);
    }

    /** {@code thread.getState()} for a thread of the run. */
    public static Thread.State ownedState(Thread thread) {
        return Current.controller.state(thread);
    }

    /** {@code thread.getStackTrace()} for a thread of the run other than the caller. */
    public static StackTraceElement[] ownedStackTrace(Thread thread) {
        return GroupHooks.stackOf(thread);
    }

    /** True if {@code thread} is a task of the run and not the caller. */
    public static boolean ownsOther(Thread thread) {
        return thread != currentThread() && owns(thread);
    }

    /** {@code Thread.sleep(millis)}. */
    public static void sleep(long millis) throws InterruptedException {
        if (!Current.managed()) {
            Thread.sleep(millis);
            return;
        }
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        Current.controller.sleep(Durations.millisToNanos(millis));
    }

    /** {@code Thread.sleep(millis, nanos)}. */
    public static void sleep(long millis, int nanos) throws InterruptedException {
        if (!Current.managed()) {
            Thread.sleep(millis, nanos);
            return;
        }
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        if (nanos < 0 || nanos >= NANOS_PER_MILLI) {
            throw new IllegalArgumentException("nanosecond timeout value out of range");
        }
        Current.controller.sleep(Durations.plus(Durations.millisToNanos(millis), nanos));
    }

    /** {@code Thread.sleep(duration)} (JDK 19 and later). */
    public static void sleep(Duration duration) throws InterruptedException {
        long nanos;
        try {
            nanos = duration.toNanos();
        } catch (ArithmeticException e) {
            nanos = duration.isNegative() ? 0 : Long.MAX_VALUE / 2;
        }
        if (Current.managed()) {
            Current.controller.sleep(Math.max(0, nanos));
        } else if (nanos > 0) {
            Thread.sleep(nanos / NANOS_PER_MILLI, (int) (nanos % NANOS_PER_MILLI));
        }
    }

    /** {@code Thread.yield()}. */
    public static void yieldNow() {
        if (Current.managed()) {
            Current.controller.yieldNow();
        } else {
            Thread.yield();
        }
    }

    /** {@code Thread.onSpinWait()}. */
    public static void onSpinWait() {
        if (Current.managed()) {
            Current.controller.yieldNow();
        } else {
            Thread.onSpinWait();
        }
    }

    /** {@code Thread.currentThread()}, where a worker may stand in for the application's thread. */
    public static Thread currentThread() {
        Thread real = Thread.currentThread();
        return real == Current.thread ? Current.self : real;
    }

    /** {@code Thread.currentCarrierThread()}: a task is its own carrier, or engines would differ. */
    public static Thread carrier() {
        if (Current.managed()) {
            return Current.self;
        }
        LangAccess access = LangAccess.instance;
        return access == null ? Thread.currentThread() : access.carrier();
    }

    /** As {@link #carrier()}, for callers that go through the JDK's shared secrets. */
    public static Thread carrier(JavaLangAccess access) {
        return carrier();
    }

    /**
     * {@code ContinuationSupport.isSupported()}: virtual threads of the run are then made as the JDK makes them
     * where it has no continuations, so that they start, park and end like any other thread.
     */
    public static boolean no() {
        return false;
    }

    /** Next thread id. */
    public static long nextThreadId() {
        return Current.controller.nextThreadId();
    }

    /** Next number for a generated thread name. */
    public static int nextThreadNumber() {
        return Current.controller.nextNumber(0);
    }

    private static Method privateMethod(String name) {
        try {
            Method method = Thread.class.getDeclaredMethod(name);
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void call(Method method, Thread thread) {
        try {
            method.invoke(thread);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error) {
                throw (Error) e.getCause();
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
