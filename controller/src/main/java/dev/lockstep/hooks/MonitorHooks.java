package dev.lockstep.hooks;

/** Monitors: what {@code monitorenter}, {@code monitorexit}, {@code wait} and {@code notify} become. */
public final class MonitorHooks {
    private MonitorHooks() {}

    /** {@code monitorenter} in the managed copy of a method. */
    public static void enter(Object object) {
        if (object == null) {
            throw new NullPointerException("Cannot enter synchronized block because the object is null");
        }
        Current.controller.monitorEnter(object);
    }

    /** {@code monitorexit} in the managed copy of a method. */
    public static void exit(Object object) {
        Controller controller = Current.controller;
        if (controller != null) {
            controller.monitorExit(object);
        }
    }

    /** {@code object.wait()}. */
    public static void await(Object object) throws InterruptedException {
        await(object, 0L);
    }

    /** {@code object.wait(millis)}. */
    public static void await(Object object, long millis) throws InterruptedException {
        if (!Current.managed()) {
            object.wait(millis);
            return;
        }
        requireNonNull(object);
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        Current.controller.monitorWait(object, Durations.millisToNanos(millis));
    }

    /** {@code object.wait(millis, nanos)}. */
    public static void await(Object object, long millis, int nanos) throws InterruptedException {
        if (!Current.managed()) {
            object.wait(millis, nanos);
            return;
        }
        requireNonNull(object);
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        if (nanos < 0 || nanos > 999999) {
            throw new IllegalArgumentException("nanosecond timeout value out of range");
        }
        Current.controller.monitorWait(object, Durations.millisToNanos(millis) + nanos);
    }

    /** {@code object.notify()}. */
    public static void signal(Object object) {
        if (Current.managed()) {
            requireNonNull(object);
            Current.controller.monitorNotify(object, false);
        } else {
            object.notify();
        }
    }

    /** {@code object.notifyAll()}. */
    public static void signalAll(Object object) {
        if (Current.managed()) {
            requireNonNull(object);
            Current.controller.monitorNotify(object, true);
        } else {
            object.notifyAll();
        }
    }

    /** {@code Thread.holdsLock(object)}. */
    public static boolean holdsLock(Object object) {
        requireNonNull(object);
        return Current.managed() ? Current.controller.holdsLock(object) : Thread.holdsLock(object);
    }

    /** The receiver of a call that became an argument: the VM checks it no longer. */
    private static void requireNonNull(Object object) {
        if (object == null) {
            throw new NullPointerException();
        }
    }
}
