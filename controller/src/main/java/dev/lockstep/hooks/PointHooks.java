package dev.lockstep.hooks;

/** Scheduling points of application code. */
public final class PointHooks {
    private PointHooks() {}

    /** A point before an operation on {@code resource}; see {@link Site} for the number. */
    public static void point(Object resource, int site) {
        if (Current.thread == Thread.currentThread()) {
            Current.controller.point(resource, site);
        }
    }

    /** As {@link #point}, but only if {@code receiver} is a collection that is meant for sharing. */
    public static void sharedPoint(Object receiver, int site) {
        if (Current.thread == Thread.currentThread() && SharedTypes.isShared(receiver)) {
            Current.controller.point(receiver, site);
        }
    }
}
