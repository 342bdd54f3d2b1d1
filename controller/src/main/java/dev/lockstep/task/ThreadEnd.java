package dev.lockstep.task;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;

/** {@code Thread.exit()}: what the JDK does at the end of a thread, called by the VM for a native one. */
public final class ThreadEnd {
    private static final MethodHandle EXIT = find();

    private ThreadEnd() {}

    private static MethodHandle find() {
        try {
            Method method = Thread.class.getDeclaredMethod("exit");
            method.setAccessible(true);
            return MethodHandles.lookup().unreflect(method);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK's Thread has no exit()", e);
        }
    }

    /** Links the call before any run, so that no run does. */
    public static void warmUp() {
        try {
            of(null);
        } catch (NullPointerException e) {
            return; // linked: that is all
        }
        throw new IllegalStateException("a null thread has ended");
    }

    /** Leaves the thread's group or container, closes its scopes and clears its references. */
    public static void of(Thread thread) {
        try {
            EXIT.invokeExact(thread);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
