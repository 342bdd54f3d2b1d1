package dev.lockstep.controller;

import dev.lockstep.task.Task;
import dev.lockstep.task.TaskIndex;
import dev.lockstep.task.TaskState;
import dev.lockstep.task.ThreadFields;

/**
 * Follows who waits for whom, across monitors and exclusive j.u.c. locks. A cycle of monitors can never
 * resolve, so it fails the run at once; anything else is judged when nothing can run any more.
 */
final class DeadlockFinder {
    private final TaskIndex index;
    private final ClassInitializers initializers;
    private CycleListener listener;

    /** Told of a cycle by the task that closes it. */
    interface CycleListener {
        /** {@code closing} waits for a monitor whose owner, in turn, waits for it. */
        void cycleClosed(Task closing);
    }

    DeadlockFinder(TaskIndex index, ClassInitializers initializers) {
        this.index = index;
        this.initializers = initializers;
    }

    void listen(CycleListener cycleListener) {
        listener = cycleListener;
    }

    /** {@code task} is about to block on the monitor, or for the class, that it awaits. */
    void checkCycle(Task task) {
        Task owner = ownerOf(task.awaited);
        while (owner != null && owner.state == TaskState.BLOCKED) {
            owner = ownerOf(owner.awaited);
            if (owner == task) {
                listener.cycleClosed(task);
                return;
            }
        }
    }

    private static Task ownerOf(Object awaited) {
        if (awaited instanceof Monitor) {
            return ((Monitor) awaited).owner;
        }
        return awaited instanceof Initializing ? ((Initializing) awaited).owner : null;
    }

    /** Who could end the wait of {@code task} by a release or, if it joins, by its end; null if unknown. */
    Task blockedBy(Task task) {
        if (task.awaited instanceof Initializing || task.awaited instanceof Monitor && isEntering(task)) {
            return ownerOf(task.awaited);
        }
        if (task.state == TaskState.WAITING && task.awaited instanceof Monitor) {
            Object object = ((Monitor) task.awaited).object;
            Task joined = object instanceof Thread ? index.find((Thread) object) : null;
            return joined == null || joined.isTerminated() ? null : joined;
        }
        if (task.state == TaskState.PARKED) {
            Thread owner = ThreadFields.owner(ThreadFields.parkBlocker(task.thread));
            return owner == null ? null : index.find(owner);
        }
        return null;
    }

    /** True if {@code task} wants a monitor rather than waits on one. */
    boolean isEntering(Task task) {
        return task.state != TaskState.WAITING && task.state != TaskState.TIMED_WAITING;
    }

    /** A cycle among {@code tasks}, each blocked by the next; empty if there is none. */
    Task[] cycle(Task[] tasks) {
        for (Task start : tasks) {
            int length = 0;
            Task next = start;
            do {
                next = blockedBy(next);
                length++;
            } while (next != null && next != start && length <= tasks.length);
            if (next == start) {
                return collect(start, length);
            }
        }
        return new Task[0];
    }

    private Task[] collect(Task start, int length) {
        Task[] cycle = new Task[length];
        Task next = start;
        for (int i = 0; i < length; i++) {
            cycle[i] = next;
            next = blockedBy(next);
        }
        return cycle;
    }

    /** What {@code task} waits for, in words; empty if it waits for nothing. */
    String awaits(Task task) {
        if (task.awaited instanceof Monitor) {
            Monitor monitor = (Monitor) task.awaited;
            String what = isEntering(task) ? "waits to lock monitor " : "waits on monitor ";
            return what + name(monitor.object) + ownedBy(isEntering(task) ? monitor.owner : null);
        }
        if (task.awaited instanceof Initializing) {
            Initializing other = (Initializing) task.awaited;
            return "waits for the initialisation of class " + other.type.getName() + " by " + other.owner;
        }
        if (task.state == TaskState.PARKED || task.state == TaskState.TIMED_PARKED) {
            Object blocker = ThreadFields.parkBlocker(task.thread);
            return blocker == null ? "is parked" : "is parked for " + name(blocker) + ownedBy(blockedBy(task));
        }
        if (task.state == TaskState.SLEEPING) {
            return "sleeps";
        }
        if (task.state == TaskState.IN_DEVICE) {
            return "waits for the network";
        }
        if (task.state == TaskState.OUTSIDE) {
            return "waits for a child process";
        }
        return "";
    }

    private static String ownedBy(Task owner) {
        return owner == null ? "" : " held by " + owner;
    }

    /** Monitors that {@code task} holds, in words; empty if none. */
    String holds(Task task) {
        StringBuilder text = new StringBuilder();
        for (Monitor held = (Monitor) task.heldMonitors; held != null; held = held.nextHeld) {
            text.append(text.length() == 0 ? "" : ", ").append(name(held.object));
        }
        return text.toString();
    }

    /** Classes that {@code task} initialises, in words; empty if none. */
    String initializes(Task task) {
        return initializers.describe(task);
    }

    /** Type and identity of an object, without calling its code. */
    static String name(Object object) {
        String type = object instanceof Class
                ? "class " + ((Class<?>) object).getName()
                : object.getClass().getName();
        return type + "@" + Integer.toHexString(System.identityHashCode(object));
    }
}
