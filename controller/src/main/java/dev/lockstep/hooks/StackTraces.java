package dev.lockstep.hooks;

import java.util.Arrays;

/**
 * Stack traces as a program sees them: what carries a task is below its {@code run()} or {@code main} and differs
 * between engines, and a program may well measure or send the text.
 */
public final class StackTraces {
    private static final String OURS = "dev.lockstep.";
    private static final String TASK = "dev.lockstep.controller.ThreadBody";
    private static final String REFLECTION = "jdk.internal.reflect.";
    private static final String METHOD = "java.lang.reflect.Method";

    private StackTraces() {}

    /** Drops the frames below the task's own, if the caller is managed. */
    public static StackTraceElement[] ofTask(StackTraceElement[] trace) {
        if (!Current.managed()) {
            return trace;
        }
        for (int i = 0; i < trace.length; i++) {
            if (trace[i].getClassName().equals(TASK)) {
                return Arrays.copyOf(trace, above(trace, i));
            }
        }
        return trace;
    }

    /** How many frames are left above {@code end} without those that call {@code main}. */
    private static int above(StackTraceElement[] trace, int end) {
        int count = end;
        while (count > 0 && isOurs(trace[count - 1].getClassName())) {
            count--;
        }
        while (count < end && count > 0 && isReflection(trace[count - 1].getClassName())) {
            count--;
        }
        return count;
    }

    private static boolean isOurs(String name) {
        return name.startsWith(OURS);
    }

    private static boolean isReflection(String name) {
        return name.startsWith(REFLECTION) || name.equals(METHOD);
    }
}
