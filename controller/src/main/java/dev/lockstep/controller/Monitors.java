package dev.lockstep.controller;

import dev.lockstep.engine.TaskKilled;
import dev.lockstep.task.Task;
import dev.lockstep.task.TaskState;
import dev.lockstep.task.ThreadFields;

/**
 * Monitor operations on shadow monitors. A release wakes one entrant, drawn by the strategy, that then
 * competes with whoever comes: as in the JVM, a newcomer may overtake.
 */
final class Monitors {
    private final Scheduler scheduler;
    private final MonitorTable table;
    private final DeadlockFinder deadlocks;
    private final SpuriousWakeups spurious;

    Monitors(Scheduler scheduler, MonitorTable table, DeadlockFinder deadlocks, SpuriousWakeups spurious) {
        this.scheduler = scheduler;
        this.spurious = spurious;
        this.table = table;
        this.deadlocks = deadlocks;
    }

    void enter(Object object) {
        Task task = scheduler.current();
        if (task.killed) {
            throw new TaskKilled();
        }
        Monitor monitor = table.of(object);
        if (monitor.owner == task) {
            monitor.depth++;
            return;
        }
        acquire(task, monitor, 1);
    }

    private void acquire(Task task, Monitor monitor, int depth) {
        while (monitor.owner != null) {
            monitor.addEntrant(task);
            task.awaited = monitor;
            deadlocks.checkCycle(task);
            task.entering = true;
            scheduler.block(TaskState.BLOCKED, Task.NEVER);
            task.entering = false;
            task.awaited = null;
            monitor.heirs--;
        }
        monitor.owner = task;
        monitor.depth = depth;
        hold(task, monitor);
    }

    void exit(Object object) {
        Task task = scheduler.current();
        if (task == null || task.killed) {
            return;
        }
        Monitor monitor = table.find(object);
        if (monitor == null || monitor.owner != task) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
        if (--monitor.depth == 0) {
            release(task, monitor);
            table.release(monitor);
        }
    }

    private void release(Task task, Monitor monitor) {
        monitor.owner = null;
        letGo(task, monitor);
        wakeEntrant(monitor);
    }

    private void wakeEntrant(Monitor monitor) {
        if (monitor.entrantCount > 0 && monitor.heirs == 0) {
            Task heir = monitor.takeEntrant(scheduler.draw(monitor.entrantCount));
            monitor.heirs++;
            scheduler.ready(heir);
        }
    }

    void await(Object object, long nanos) throws InterruptedException {
        Task task = scheduler.current();
        Monitor monitor = owned(task, object);
        if (ThreadFields.clearInterrupt(task.thread)) {
            throw new InterruptedException();
        }
        int depth = monitor.depth;
        monitor.addWaiter(task);
        monitor.returning++;
        release(task, monitor);
        task.awaited = monitor;
        task.waitingIn = monitor;
        boolean timed = nanos > 0;
        long deadline = spurious.deadline(timed ? scheduler.deadlineAfter(nanos) : Task.NEVER);
        scheduler.block(timed ? TaskState.TIMED_WAITING : TaskState.WAITING, deadline);
        task.awaited = null;
        boolean notified = !monitor.removeWaiter(task);
        acquire(task, monitor, depth);
        monitor.returning--;
        task.waitingIn = null;
        if (!notified && ThreadFields.clearInterrupt(task.thread)) {
            throw new InterruptedException();
        }
    }

    void signal(Object object, boolean all) {
        Task task = scheduler.current();
        Monitor monitor = owned(task, object);
        signal(monitor, all);
    }

    private void signal(Monitor monitor, boolean all) {
        if (monitor.waiterCount == 0) {
            return;
        }
        if (all) {
            while (monitor.waiterCount > 0) {
                wake(monitor.takeWaiter(0));
            }
        } else {
            wake(monitor.takeWaiter(scheduler.draw(monitor.waiterCount)));
        }
    }

    private void wake(Task waiter) {
        if (!waiter.isRunnable()) { // a deadline or an interrupt may have come first
            scheduler.ready(waiter);
        }
    }

    /** The VM's own {@code notifyAll} on the thread object of an ended task. */
    void announceEnd(Task ended) {
        Monitor monitor = table.find(ended.thread);
        if (monitor != null) {
            signal(monitor, true);
            table.release(monitor);
        }
    }

    /** Frees what an ending task still holds (it cannot, in code that a compiler made). */
    void releaseAll(Task task) {
        for (Monitor held = (Monitor) task.heldMonitors; held != null; held = (Monitor) task.heldMonitors) {
            release(task, held);
            table.release(held);
        }
    }

    /** Takes a killed task out of every monitor that it owns, wants or waits on. */
    void forget(Task task) {
        Monitor wanted = task.entering ? (Monitor) task.awaited : null;
        if (wanted != null) {
            if (!wanted.removeEntrant(task)) {
                wanted.heirs--;
                if (wanted.owner == null) {
                    wakeEntrant(wanted);
                }
            }
            table.release(wanted);
        }
        Monitor waitedOn = (Monitor) task.waitingIn;
        if (waitedOn != null) {
            waitedOn.removeWaiter(task);
            waitedOn.returning--;
            table.release(waitedOn);
        }
        task.awaited = null;
        releaseAll(task);
    }

    boolean holds(Object object) {
        Monitor monitor = table.find(object);
        return monitor != null && monitor.owner == scheduler.current();
    }

    private Monitor owned(Task task, Object object) {
        if (task.killed) {
            throw new TaskKilled();
        }
        Monitor monitor = table.find(object);
        if (monitor == null || monitor.owner != task) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
        return monitor;
    }

    private static void hold(Task task, Monitor monitor) {
        Monitor head = (Monitor) task.heldMonitors;
        monitor.nextHeld = head;
        monitor.previousHeld = null;
        if (head != null) {
            head.previousHeld = monitor;
        }
        task.heldMonitors = monitor;
    }

    private static void letGo(Task task, Monitor monitor) {
        if (monitor.previousHeld == null) {
            task.heldMonitors = monitor.nextHeld;
        } else {
            monitor.previousHeld.nextHeld = monitor.nextHeld;
        }
        if (monitor.nextHeld != null) {
            monitor.nextHeld.previousHeld = monitor.previousHeld;
        }
        monitor.nextHeld = null;
        monitor.previousHeld = null;
    }
}
