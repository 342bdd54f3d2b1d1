package dev.lockstep.controller;

import java.lang.reflect.Method;

/**
 * The group of a run's first thread: named and placed as a program expects, and new for each run, because the
 * JVM's own has threads of the test runner and groups of earlier runs.
 */
final class MainGroup {
    private static final Method REMOVE = removal();

    private MainGroup() {}

    /** A new group beside that of the calling thread. */
    static ThreadGroup create() {
        ThreadGroup own = Thread.currentThread().getThreadGroup();
        ThreadGroup parent = own.getParent();
        return new ThreadGroup(parent == null ? own : parent, "main");
    }

    /** Lets the group go when its run is over. From JDK 19 on, the parent refers to it weakly. */
    static void discard(ThreadGroup group) {
        if (REMOVE == null) {
            return;
        }
        try {
            REMOVE.invoke(group.getParent(), group);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the group of an ended run stays", e);
        }
    }

    private static Method removal() {
        try {
            Method method = ThreadGroup.class.getDeclaredMethod("remove", ThreadGroup.class);
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }
}
