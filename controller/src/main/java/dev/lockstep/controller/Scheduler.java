package dev.lockstep.controller;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.TaskKilled;
import dev.lockstep.hooks.Durations;
import dev.lockstep.hooks.PointKind;
import dev.lockstep.hooks.Site;
import dev.lockstep.task.RunnableTasks;
import dev.lockstep.task.Task;
import dev.lockstep.task.TaskState;
import dev.lockstep.task.TimerQueue;
import dev.lockstep.trace.StepRing;

/**
 * Decides who runs. Everything here happens in the thread that holds the baton: at a scheduling point the
 * current task asks who goes next, when it blocks it names its successor, and time moves when nobody can run.
 */
public final class Scheduler {
    /** Virtual nanoseconds that one step costs. */
    static final long STEP_NANOS = 1_000L;

    private static final long OUTSIDE_NANOS = 100_000_000L;
    private static final int SPIN_LIMIT = 2_000;
    private static final int PATIENCE_SHIFT = 13;
    private static final int MAX_PATIENCE = 30;
    private final RunnableTasks runnable = new RunnableTasks();
    private final TimerQueue timers = new TimerQueue();
    private final TraceHash hash = new TraceHash();
    private final StepRing ring = new StepRing();
    private final Choices choices;
    private final RunBounds bounds;
    private final boolean needsResources;
    private Engine engine;
    private IdentityHashes hashes;
    private Task current;
    private long step;
    private long switches;
    private long nowNanos;
    private long quietSince;
    private boolean over;
    private boolean draining;
    private long stepLimit;
    private Inbox inbox;
    private Parking parking;

    Scheduler(Choices choices, RunBounds bounds) {
        this.choices = choices;
        this.bounds = bounds;
        this.needsResources = choices.strategy().needsResources();
    }

    void begin(Engine runEngine, Inbox runInbox, Parking runParking, IdentityHashes runHashes) {
        engine = runEngine;
        hashes = runHashes;
        inbox = runInbox;
        parking = runParking;
        stepLimit = bounds.maxSteps;
        draining = false;
        current = null;
        step = 0;
        switches = 0;
        nowNanos = 0;
        quietSince = 0;
        over = false;
        hash.reset();
    }

    /** A scheduling point before an operation of the current task. */
    void point(Object resource, int site) {
        Task task = current;
        if (task.killed) {
            throw new TaskKilled();
        }
        if (task.atomicDepth > 0) {
            return;
        }
        long now = ++step;
        nowNanos += STEP_NANOS;
        task.site = site;
        ring.add(now, task.id, site);
        hash.mix((long) task.id << 8 | Site.shape(site));
        if (!timers.isEmpty()) {
            passTime(now);
        }
        if (now >= stepLimit) {
            bounds.stepsReached(task);
        }
        hashes.reseed(now);
        if (runnable.size() == 1) {
            return;
        }
        if (needsResources) {
            task.resource = resource;
        }
        if (++task.streak > SPIN_LIMIT) {
            task.streak = 0;
            choices.strategy().yielded(task);
        }
        Task next = choices.next(now, runnable, task);
        if (next != task) {
            switchTo(task, next);
            hashes.reseed(step);
        }
    }

    /** Lets others run first: a point at which strategies lower the task. */
    void yieldNow() {
        Task task = current;
        if (task.atomicDepth == 0 && runnable.size() > 1) {
            choices.strategy().yielded(task);
        }
        point(null, Site.pack(0, PointKind.YIELD, false));
    }

    private void passTime(long now) {
        if (now >= choices.nextRaceStep()) {
            race(now);
        }
        long quiet = now - quietSince >> PATIENCE_SHIFT;
        if (quiet > 0) {
            nowNanos += STEP_NANOS << Math.min(quiet, MAX_PATIENCE);
        }
        if (timers.firstDeadlineNanos() <= nowNanos) {
            fireTimers();
        }
    }

    /** A deadline overtakes the tasks that could run, as if each of them were slow. */
    private void race(long now) {
        long deadline = timers.firstDeadlineNanos();
        if (deadline - nowNanos <= bounds.maxStallNanos) {
            choices.jumped(now);
            nowNanos = Math.max(nowNanos, deadline);
            hash.mix(nowNanos);
        }
        choices.raceDone(now);
    }

    private void fireTimers() {
        quietSince = step;
        while (timers.firstDeadlineNanos() <= nowNanos) {
            Task task = timers.first();
            task.timedOut = true;
            ready(task);
        }
        if (nowNanos > bounds.maxVirtualNanos) {
            bounds.timeReached(current);
        }
    }

    /** Makes a waiting or new task runnable. */
    void ready(Task task) {
        timers.remove(task);
        task.state = TaskState.RUNNABLE;
        runnable.add(task);
        choices.strategy().ready(task);
    }

    /** Descheduled until {@link #ready}; {@code deadlineNanos} of {@link Task#NEVER} waits without limit. */
    void block(TaskState state, long deadlineNanos) {
        Task task = current;
        if (task.killed) {
            throw new TaskKilled();
        }
        task.state = state;
        task.timedOut = false;
        runnable.remove(task);
        choices.strategy().blocked(task);
        if (deadlineNanos != Task.NEVER) {
            timers.add(task, deadlineNanos);
        }
        Task next = successor();
        if (next != task) {
            switchTo(task, next);
        }
        if (task.killed) {
            throw new TaskKilled();
        }
        if (task.atomicDepth == 0) {
            hashes.reseed(step);
        }
    }

    private void switchTo(Task from, Task to) {
        switches++;
        current = to;
        if (to != null) {
            to.streak = 0;
            hash.mix(to.id + 0x10000L);
        }
        engine.switchTo(from, to);
        if (from.killed) {
            throw new TaskKilled();
        }
    }

    /** Who runs when the current task cannot; moves time if all wait; null if nothing can ever run. */
    private Task successor() {
        step++;
        if (inbox.isFilled()) {
            inbox.drain(parking);
        }
        while (runnable.size() == 0) {
            if (over || draining || timers.isEmpty()) {
                if (!over && inbox.total() > 0 && awaitOutside()) {
                    continue;
                }
                return null;
            }
            nowNanos = Math.max(nowNanos, timers.firstDeadlineNanos());
            hash.mix(nowNanos);
            fireTimers();
        }
        if (over) {
            return null;
        }
        if (runnable.size() == 1) {
            return runnable.get(0);
        }
        return choices.next(step, runnable, null);
    }

    /** Waits a little, in real time, for an unmanaged thread to wake a task, if one did before. */
    private boolean awaitOutside() {
        long start = System.nanoTime();
        while (System.nanoTime() - start < OUTSIDE_NANOS) {
            if (inbox.isFilled()) {
                inbox.drain(parking);
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    /** The current task has ended: takes it out and hands the baton on. */
    void exit(Task task) {
        engine.exit(task, current);
    }

    /** Takes the current, ending task out and chooses who follows; null if the run is over. */
    void terminate(Task task) {
        task.state = TaskState.TERMINATED;
        runnable.remove(task);
        choices.strategy().blocked(task);
        Task next = successor();
        current = next;
        if (next != null) {
            switches++;
            next.streak = 0;
            hash.mix(next.id + 0x20000L);
        }
    }

    /** Ends the run from within the current task, which is never resumed. */
    void stop() {
        over = true;
        Task task = current;
        current = null;
        engine.switchTo(task, null);
        throw new TaskKilled();
    }

    /** From now on no task is chosen: the current one is the last. */
    void markOver() {
        over = true;
    }

    /** The root has ended: lets the rest act for at most {@code steps}, without waiting for time. */
    void drain(long steps) {
        draining = true;
        stepLimit = Math.min(stepLimit, step + steps);
    }

    boolean isDraining() {
        return draining;
    }

    /** Puts a task that must unwind in charge. */
    void adopt(Task task) {
        current = task;
    }

    /** Starts with the root task, which the caller then hands to the engine. */
    void first(Task task) {
        current = task;
        ready(task);
    }

    /** Drops what is left, so that the next run starts clean. */
    void clear() {
        while (runnable.size() > 0) {
            Task task = runnable.get(0);
            runnable.remove(task);
            choices.strategy().blocked(task);
        }
        while (!timers.isEmpty()) {
            timers.remove(timers.first());
        }
        current = null;
    }

    /** Deadline {@code nanos} from now. */
    long deadlineAfter(long nanos) {
        return Durations.plus(nowNanos, nanos);
    }

    /** Mixes an observable event into the trace hash. */
    void observe(long event) {
        hash.mix(event);
    }

    int draw(int bound) {
        return choices.draw(step, bound);
    }

    Task current() {
        return current;
    }

    long step() {
        return step;
    }

    long switches() {
        return switches;
    }

    long nowNanos() {
        return nowNanos;
    }

    long traceHash() {
        return hash.value();
    }

    StepRing ring() {
        return ring;
    }

    int runnableCount() {
        return runnable.size();
    }

    boolean hasTimers() {
        return !timers.isEmpty();
    }
}
