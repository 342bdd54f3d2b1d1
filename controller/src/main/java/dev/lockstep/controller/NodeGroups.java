package dev.lockstep.controller;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Thread groups of nodes. Before JDK 19 a parent keeps its groups until they are destroyed. */
final class NodeGroups {
    private static final int FIRST_WITH_WEAK_GROUPS = 19;

    private NodeGroups() {}

    /** Lets go of the group of a life that ended; null for none. */
    static void drop(ThreadGroup group) {
        if (group == null || Runtime.version().feature() >= FIRST_WITH_WEAK_GROUPS) {
            return;
        }
        try {
            Method remove = ThreadGroup.class.getDeclaredMethod("remove", ThreadGroup.class);
            remove.setAccessible(true);
            remove.invoke(group.getParent(), group);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
