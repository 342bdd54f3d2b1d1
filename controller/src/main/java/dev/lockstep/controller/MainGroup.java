package dev.lockstep.controller;

import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import jdk.internal.misc.Unsafe;

/**
 * The group of a run's first thread: named and placed as a program expects, and new for each run, because the
 * JVM's own has threads of the test runner and groups of earlier runs.
 */
final class MainGroup {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe(); // reflection on fields makes the JDK define classes

    /** {@code ThreadGroup.remove}; null from JDK 19 on. */
    private static final Method REMOVE = method();

    private static final long WEAKS = offset("weaks");
    private static final long COUNT = offset("nweaks");

    private MainGroup() {}

    /** A new group beside that of the calling thread. */
    static ThreadGroup create() {
        ThreadGroup own = Thread.currentThread().getThreadGroup();
        ThreadGroup parent = own.getParent();
        return new ThreadGroup(parent == null ? own : parent, "main");
    }

    /**
     * Lets the group go when its run is over. From JDK 19 on, the parent refers to it weakly; left there, a later run
     * would see it until the next collection, and the parent would look at all of them whenever a group is made.
     */
    static void discard(ThreadGroup group) {
        ThreadGroup parent = group.getParent();
        if (REMOVE == null) {
            removeWeak(parent, group);
            return;
        }
        try {
            REMOVE.invoke(parent, group);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the group of an ended run stays", e);
        }
    }

    private static void removeWeak(ThreadGroup parent, ThreadGroup group) {
        synchronized (parent) {
            WeakReference<?>[] references = (WeakReference<?>[]) UNSAFE.getReference(parent, WEAKS);
            int last = UNSAFE.getInt(parent, COUNT) - 1;
            for (int i = last; i >= 0; i--) {
                if (references[i].get() == group) {
                    references[i] = references[last];
                    references[last] = null;
                    UNSAFE.putInt(parent, COUNT, last);
                    return;
                }
            }
        }
    }

    private static Method method() {
        try {
            Method method = ThreadGroup.class.getDeclaredMethod("remove", ThreadGroup.class);
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static long offset(String field) {
        return REMOVE == null ? UNSAFE.objectFieldOffset(ThreadGroup.class, field) : 0;
    }
}
