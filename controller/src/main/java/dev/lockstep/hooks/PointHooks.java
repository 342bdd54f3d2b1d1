package dev.lockstep.hooks;

import java.util.concurrent.ThreadLocalRandom;

/** Scheduling points of application code. */
public final class PointHooks {
    private PointHooks() {}

    /** Initialises what would otherwise be initialised in the first run only. Called by the agent. */
    public static void warmUp() {
        SharedTypes.isShared("");
        ThreadLocalRandom.current();
    }

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
