package dev.lockstep.controller;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * The group of a run's first thread: named and placed as a program expects, and new for each run, because the
 * JVM's own has threads of the test runner and groups of earlier runs.
 */
final class MainGroup {
    private static final Removal REMOVAL = Removal.ofThisJdk();

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
        try {
            REMOVAL.remove(group);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the group of an ended run stays", e);
        }
    }

    private interface Removal {
        void remove(ThreadGroup group) throws ReflectiveOperationException;

        static Removal ofThisJdk() {
            try {
                Method method = ThreadGroup.class.getDeclaredMethod("remove", ThreadGroup.class);
                method.setAccessible(true);
                return group -> method.invoke(group.getParent(), group);
            } catch (NoSuchMethodException e) {
                return ofWeak();
            }
        }

        private static Removal ofWeak() {
            try {
                Field weaks = ThreadGroup.class.getDeclaredField("weaks");
                Field count = ThreadGroup.class.getDeclaredField("nweaks");
                weaks.setAccessible(true);
                count.setAccessible(true);
                return group -> removeWeak(group, weaks, count);
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException("a thread group of this JDK has neither remove() nor weaks", e);
            }
        }

        private static void removeWeak(ThreadGroup group, Field weaks, Field count)
                throws ReflectiveOperationException {
            ThreadGroup parent = group.getParent();
            synchronized (parent) {
                WeakReference<?>[] references = (WeakReference<?>[]) weaks.get(parent);
                int last = count.getInt(parent) - 1;
                for (int i = last; i >= 0; i--) {
                    if (references[i].get() == group) {
                        references[i] = references[last];
                        references[last] = null;
                        count.setInt(parent, last);
                        return;
                    }
                }
            }
        }
    }
}
