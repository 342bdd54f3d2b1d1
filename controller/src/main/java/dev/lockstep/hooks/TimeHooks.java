package dev.lockstep.hooks;

import jdk.internal.misc.VM;

/** Clocks: virtual for a managed thread, the machine's for any other. */
public final class TimeHooks {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long MAX_OFFSET_SECONDS = 0x100000000L;

    private TimeHooks() {}

    /** {@code System.nanoTime()}, in nanoseconds. */
    public static long nanoTime() {
        return Current.managed() ? Current.controller.nanoTime() : System.nanoTime();
    }

    /** {@code System.currentTimeMillis()}, in milliseconds since 1970. */
    public static long currentTimeMillis() {
        return Current.managed()
                ? Math.floorDiv(Current.controller.epochNanos(), NANOS_PER_MILLI)
                : System.currentTimeMillis();
    }

    /** {@code VM.getNanoTimeAdjustment}: nanoseconds since {@code offsetSeconds}, or -1 if too far. */
    public static long nanoTimeAdjustment(long offsetSeconds) {
        if (!Current.managed()) {
            return VM.getNanoTimeAdjustment(offsetSeconds);
        }
        long nanos = Current.controller.epochNanos();
        long seconds = nanos / NANOS_PER_SECOND - offsetSeconds;
        if (Math.abs(seconds) >= MAX_OFFSET_SECONDS) {
            return -1;
        }
        return seconds * NANOS_PER_SECOND + nanos % NANOS_PER_SECOND;
    }
}
