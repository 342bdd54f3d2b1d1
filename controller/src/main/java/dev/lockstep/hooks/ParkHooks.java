package dev.lockstep.hooks;

import jdk.internal.misc.Unsafe;

/** {@code Unsafe.park} and {@code unpark}, under which all of java.util.concurrent blocks. */
public final class ParkHooks {
    private ParkHooks() {}

    /** {@code unsafe.park(absolute, time)}. */
    public static void park(Unsafe unsafe, boolean absolute, long time) {
        if (Current.managed()) {
            Current.controller.park(absolute, time);
        } else {
            unsafe.park(absolute, time);
        }
    }

    /** {@code unsafe.unpark(thread)}. */
    public static void unpark(Unsafe unsafe, Object thread) {
        Controller controller = Current.controller;
        if (controller == null || thread == null || !controller.unpark((Thread) thread)) {
            unsafe.unpark(thread);
        }
    }
}
