package dev.lockstep.hooks;

import java.util.HashMap;
import java.util.Map;

/**
 * All statics of classes of the JDK that keep their tables, counters and threads in such: each run and node has its
 * own, and so has the code outside runs. The values of a class are in one array, in the order of its fields, primitive
 * ones as {@code Long}; the class's initialiser fills it when something is first asked of it.
 *
 * <p>Within a run the baton orders what happens here. Outside, a thread that needs values which another one is just
 * making waits for it.
 */
public final class StaticsHooks {
    private static final Map<String, Object[]> OUTSIDE = new HashMap<>();
    private static final Map<String, Thread> INITIALIZING = new HashMap<>();

    private StaticsHooks() {}

    /** True if there are no values yet: then there are {@code size} empty ones, and the caller makes the first. */
    public static boolean enter(String type, int size) {
        if (!Current.managed()) {
            return enterOutside(type, size);
        }
        Map<String, Object[]> values = Current.controller.classStatics();
        if (values.containsKey(type)) {
            return false;
        }
        values.put(type, new Object[size]);
        Current.controller.enterAtomic(); // the JDK's initialisers are no place for other tasks
        return true;
    }

    private static boolean enterOutside(String type, int size) {
        synchronized (OUTSIDE) {
            awaitInitializer(type);
            if (OUTSIDE.containsKey(type)) {
                return false;
            }
            OUTSIDE.put(type, new Object[size]);
            INITIALIZING.put(type, Thread.currentThread());
            return true;
        }
    }

    /** As the VM waits for an initialiser: interrupts neither end it nor get lost. */
    private static void awaitInitializer(String type) {
        boolean interrupted = false;
        Thread initializing = INITIALIZING.get(type);
        while (initializing != null && initializing != Thread.currentThread()) {
            try {
                OUTSIDE.wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
            initializing = INITIALIZING.get(type);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first values are made, or that has failed. */
    public static void leave(String type) {
        if (Current.managed()) {
            Current.controller.leaveAtomic();
            return;
        }
        synchronized (OUTSIDE) {
            INITIALIZING.remove(type);
            OUTSIDE.notifyAll();
        }
    }

    /** The values of a class for which {@link #enter} was called. */
    public static Object[] of(String type) {
        if (Current.managed()) {
            return Current.controller.classStatics().get(type);
        }
        synchronized (OUTSIDE) {
            return OUTSIDE.get(type);
        }
    }

    /** A primitive value; zero if none was stored. */
    public static long number(Object value) {
        return value == null ? 0 : (Long) value;
    }
}
