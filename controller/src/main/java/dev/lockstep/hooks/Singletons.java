package dev.lockstep.hooks;

import java.util.Arrays;

/**
 * Objects that live as long as their class, in no field of it: lambdas that capture nothing. Kept only where the
 * classes of a run may serve the next one, too.
 */
public final class Singletons {
    private static Object[] all = new Object[16];
    private static int count;

    private Singletons() {}

    /** Called by the constructor of such an object. Any thread. */
    public static synchronized void made(Object singleton) {
        if (count == all.length) {
            all = Arrays.copyOf(all, 2 * count);
        }
        all[count++] = singleton;
    }

    /** All that were made since {@link #forget}. Any thread. */
    public static synchronized Object[] all() {
        return Arrays.copyOf(all, count);
    }

    /** Their classes are not used any more. Any thread. */
    public static synchronized void forget() {
        Arrays.fill(all, 0, count, null);
        count = 0;
    }
}
