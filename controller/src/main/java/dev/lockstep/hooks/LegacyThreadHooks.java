package dev.lockstep.hooks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * {@code stop}, {@code suspend} and {@code resume}, which act on a thread wherever it is: no seed can decide
 * where. For threads of a run they throw, as they do for all threads from JDK 20 on.
 */
public final class LegacyThreadHooks {
    private LegacyThreadHooks() {}

    /** Replaces {@code thread.stop0(death)}. */
    public static void stop0(Thread thread, Object death) {
        refuse(thread);
        call("stop0", new Class<?>[] {Object.class}, thread, death);
    }

    /** Replaces {@code thread.suspend0()}. */
    public static void suspend0(Thread thread) {
        refuse(thread);
        call("suspend0", new Class<?>[0], thread);
    }

    /** Replaces {@code thread.resume0()}. */
    public static void resume0(Thread thread) {
        refuse(thread);
        call("resume0", new Class<?>[0], thread);
    }

    private static void refuse(Thread thread) {
        if (ThreadHooks.owns(thread)) {
            throw new UnsupportedOperationException("under lockstep, as from JDK 20 on");
        }
    }

    private static void call(String name, Class<?>[] types, Thread thread, Object... arguments) {
        try {
            Method method = Thread.class.getDeclaredMethod(name, types);
            method.setAccessible(true);
            method.invoke(thread, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error) {
                throw (Error) e.getCause(); // a thread that stops itself
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
