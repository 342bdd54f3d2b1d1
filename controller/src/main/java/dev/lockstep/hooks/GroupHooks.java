package dev.lockstep.hooks;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Which threads there are, for a managed caller: those of its run that have started and not ended, in order of
 * start. The JVM's own threads and those of the test runner are no part of what a seed decides.
 */
public final class GroupHooks {
    private static final int INDENT = 4;
    /** Set by the holder of the baton while an engine asks the VM itself. */
    private static boolean asksVm;

    private GroupHooks() {}

    /** True if a managed thread asks and the answer is to be the run's. */
    public static boolean answers() {
        return Current.managed() && !asksVm;
    }

    /** Stack of a task other than the caller, by whatever means the engine has. */
    static StackTraceElement[] stackOf(Thread thread) {
        boolean before = asksVm;
        asksVm = true;
        try {
            return Current.controller.stackTrace(thread);
        } finally {
            asksVm = before;
        }
    }

    /** {@code Thread.getAllThreads()}, which is private to the JDK (19 and later). */
    public static Thread[] allThreads() {
        return Current.controller.liveThreads();
    }

    /** {@code Thread.getAllStackTraces()}. */
    public static Map<Thread, StackTraceElement[]> allStackTraces() {
        Map<Thread, StackTraceElement[]> stacks = new HashMap<>();
        for (Thread thread : Current.controller.liveThreads()) {
            boolean self = thread == Thread.currentThread();
            stacks.put(thread, self ? new Throwable().getStackTrace() : stackOf(thread));
        }
        return stacks;
    }

    /** {@code group.activeCount()}. */
    public static int activeCount(ThreadGroup group) {
        int count = 0;
        for (Thread thread : Current.controller.liveThreads()) {
            if (contains(group, thread, true)) {
                count++;
            }
        }
        return count;
    }

    /** {@code group.enumerate(list)}. */
    public static int enumerate(ThreadGroup group, Thread[] list) {
        return enumerate(group, list, true);
    }

    /** {@code group.enumerate(list, recurse)}. */
    public static int enumerate(ThreadGroup group, Thread[] list, boolean recurse) {
        int count = 0;
        for (Thread thread : Current.controller.liveThreads()) {
            if (count < list.length && contains(group, thread, recurse)) {
                list[count++] = thread;
            }
        }
        return count;
    }

    /** {@code group.interrupt()}. */
    public static void interrupt(ThreadGroup group) {
        for (Thread thread : Current.controller.liveThreads()) {
            if (contains(group, thread, true)) {
                thread.interrupt();
            }
        }
    }

    /** {@code group.list(out, indent)}, which is private to the JDK (17). */
    public static void list(ThreadGroup group, PrintStream out, int indent) {
        String margin = " ".repeat(indent);
        out.println(margin.concat(group.toString()));
        for (Thread thread : Current.controller.liveThreads()) {
            if (contains(group, thread, false)) {
                out.println(margin.concat(" ".repeat(INDENT)).concat(thread.toString()));
            }
        }
        ThreadGroup[] groups = new ThreadGroup[group.activeGroupCount()];
        int count = group.enumerate(groups, false);
        for (int i = 0; i < count; i++) {
            list(groups[i], out, indent + INDENT);
        }
    }

    private static boolean contains(ThreadGroup group, Thread thread, boolean recurse) {
        ThreadGroup own = thread.getThreadGroup();
        return own == group || recurse && own != null && group.parentOf(own);
    }
}
