package dev.lockstep.controller;

import dev.lockstep.hooks.ThreadReport;
import dev.lockstep.task.Task;
import dev.lockstep.task.ThreadFields;
import java.util.Arrays;

/** The part of the controller that tells a program what its threads are doing. */
abstract class InspectionController extends LockingController {
    /** Tasks that have started and not ended, in order of start. */
    abstract Task[] liveTasks();

    /** Tasks started so far. */
    abstract int taskCount();

    /** Who waits for whom. */
    abstract DeadlockFinder deadlocks();

    /** The task of {@code thread}; null if it has none. */
    abstract Task task(Thread thread);

    @Override
    public Thread[] liveThreads() {
        Task[] tasks = liveTasks();
        Thread[] threads = new Thread[tasks.length];
        int count = 0;
        for (Task task : tasks) {
            if (!isVirtual(task.thread)) {
                threads[count++] = task.thread;
            }
        }
        return count == threads.length ? threads : Arrays.copyOf(threads, count);
    }

    /** The JDK's lists of threads leave virtual ones out; there are none before JDK 19, nor a method to ask. */
    private static boolean isVirtual(Thread thread) {
        String type = thread.getClass().getName();
        return type.equals("java.lang.VirtualThread") || type.equals("java.lang.ThreadBuilders$BoundVirtualThread");
    }

    @Override
    public long startedThreads() {
        return taskCount();
    }

    @Override
    public Thread.State state(Thread thread) {
        Task task = task(thread);
        return task == null ? Thread.State.TERMINATED : state(task);
    }

    /** As {@link Task#state}, but a task that was woken into a monitor which another holds is blocked. */
    private static Thread.State state(Task task) {
        if (task.isRunnable() && task.awaited instanceof Monitor) {
            Task owner = ((Monitor) task.awaited).owner;
            if (owner != null && owner != task) {
                return Thread.State.BLOCKED;
            }
        }
        return task.state.threadState();
    }

    @Override
    public Thread[] deadlockedThreads(boolean monitorsOnly) {
        Task[] tasks = liveTasks();
        Thread[] found = new Thread[tasks.length];
        int count = 0;
        for (Task task : tasks) {
            if (isDeadlocked(task, tasks.length, monitorsOnly)) {
                found[count++] = task.thread;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private boolean isDeadlocked(Task start, int limit, boolean monitorsOnly) {
        Task next = start;
        for (int i = 0; i < limit && next != null; i++) {
            next = monitorsOnly && !(next.awaited instanceof Monitor)
                    ? null
                    : deadlocks().blockedBy(next);
            if (next == start) {
                return true;
            }
        }
        return false;
    }

    @Override
    public ThreadReport report(Thread thread) {
        Task task = task(thread);
        ThreadReport report = new ThreadReport(thread, state(task));
        if (task.awaited instanceof Monitor) {
            Monitor monitor = (Monitor) task.awaited;
            report.lock = monitor.object;
            report.lockOwner = monitor.owner == null ? null : monitor.owner.thread;
        } else {
            report.lock = ThreadFields.parkBlocker(thread);
            report.lockOwner = ThreadFields.owner(report.lock);
        }
        report.blockedCount = task.blockedCount;
        report.waitedCount = task.waitedCount;
        report.monitors = monitors(task);
        report.synchronizers = synchronizers(thread);
        return report;
    }

    private static Object[] monitors(Task task) {
        int count = 0;
        for (Monitor held = (Monitor) task.heldMonitors; held != null; held = held.nextHeld) {
            count++;
        }
        Object[] objects = new Object[count];
        int next = 0;
        for (Monitor held = (Monitor) task.heldMonitors; held != null; held = held.nextHeld) {
            objects[next++] = held.object;
        }
        return objects;
    }

    private Object[] synchronizers(Thread owner) {
        Task[] tasks = liveTasks();
        Object[] found = new Object[tasks.length];
        int count = 0;
        for (Task waiting : tasks) {
            Object blocker = ThreadFields.parkBlocker(waiting.thread);
            if (ThreadFields.owner(blocker) == owner && !contains(found, count, blocker)) {
                found[count++] = blocker;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static boolean contains(Object[] objects, int count, Object wanted) {
        for (int i = 0; i < count; i++) {
            if (objects[i] == wanted) {
                return true;
            }
        }
        return false;
    }
}
