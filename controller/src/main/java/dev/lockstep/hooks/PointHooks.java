package dev.lockstep.hooks;

import java.util.concurrent.ThreadLocalRandom;

/** Scheduling points of application code. */
public final class PointHooks {
    /** Turns of a loop between two calls of the controller; a power of two. */
    private static final int TURNS = 1 << 14;

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

    /**
     * At the end of each turn of a loop, with how many turns the method has made: a program that computes or spins for
     * long without a point must let others run.
     */
    public static void turn(int turns) {
        if ((turns & TURNS - 1) == 0 && Current.thread == Thread.currentThread()) {
            Current.controller.loop();
        }
    }

    /** As {@link #point}, but only if {@code receiver} is a collection that is meant for sharing. */
    public static void sharedPoint(Object receiver, int site) {
        if (Current.thread == Thread.currentThread() && SharedTypes.isShared(receiver)) {
            Current.controller.point(receiver, site);
        }
    }
}
