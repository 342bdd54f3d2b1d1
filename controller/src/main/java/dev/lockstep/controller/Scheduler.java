package dev.lockstep.controller;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.TaskKilled;
import dev.lockstep.hooks.Durations;
import dev.lockstep.hooks.PointKind;
import dev.lockstep.hooks.Site;
import dev.lockstep.task.RunnableTasks;
import dev.lockstep.task.Task;
import dev.lockstep.task.TaskState;

/**
 * Decides who runs. Everything here happens in the thread that holds the baton: at a scheduling point the
 * current task asks who goes next, when it blocks it names its successor, and time moves when nobody can run.
 */
public final class Scheduler {
    private static final long CANCELLED = -1;
    private final RunnableTasks runnable = new RunnableTasks();
    private final Recorder recorder = new Recorder();
    private final Passage time;
    private final Choices choices;
    private final RunBounds bounds;
    private final boolean needsResources;
    private Engine engine;
    private IdentityHashes hashes;
    private Task current;
    private long step;
    private long switches;
    private long loopStep;
    private boolean over;
    private boolean draining;
    private volatile long stepLimit; // volatile: set to CANCELLED by any thread
    private Inbox inbox;

    Scheduler(Choices choices, RunBounds bounds) {
        this.choices = choices;
        this.bounds = bounds;
        this.time = new Passage(this, choices, bounds, recorder);
        this.needsResources = choices.strategy().needsResources();
    }

    void begin(Engine runEngine, Inbox runInbox, IdentityHashes runHashes) {
        engine = runEngine;
        hashes = runHashes;
        inbox = runInbox;
        stepLimit = bounds.maxSteps;
        draining = false;
        current = null;
        step = 0;
        switches = 0;
        loopStep = -1;
        time.begin();
        over = false;
        recorder.begin();
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
        recorder.beforeStep();
        long now = ++step;
        task.site = site;
        recorder.step(now, task.id, site);
        time.step(now, site);
        if (!task.isRunnable()) { // what time brought has stopped or paused its node
            handOn(task);
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
        Task next = choices.next(now, runnable, task);
        if (next != task) {
            switchTo(task, next);
            hashes.reseed(step);
        }
    }

    /** Lets others run first: a point at which strategies lower the task. */
    void giveWay(PointKind kind) {
        Task task = current;
        if (task.atomicDepth == 0 && runnable.size() > 1) {
            choices.strategy().yielded(task);
        }
        point(null, Site.pack(0, kind, false));
        if (runnable.size() == 1) {
            inbox.awaitCall(0);
        }
    }

    /** The current task went round a loop for long: gives way, if there was no step since it was here before. */
    void loop() {
        if (step == loopStep && current.atomicDepth == 0) {
            step += StepCost.LOOP_STEPS - 1; // so that a loop without end reaches the bound in a minute, not an hour
            time.loop();
            giveWay(PointKind.LOOP);
        }
        loopStep = step;
    }

    /** Makes a waiting or new task runnable. */
    void ready(Task task) {
        time.cancel(task);
        task.state = TaskState.RUNNABLE;
        if (task.node.isPaused()) {
            task.node.freeze(task);
            return;
        }
        runnable.add(task);
        choices.strategy().ready(task);
    }

    /** Takes a task of a paused or killed node out of the runnable ones. */
    void suspend(Task task) {
        if (task.isRunnable()) {
            runnable.remove(task);
            choices.strategy().blocked(task);
        }
    }

    /** The task cannot run now: lets another, until it can. */
    void handOn(Task task) {
        Task next = successor();
        if (next != task) {
            switchTo(task, next);
        }
        if (task.killed) {
            throw new TaskKilled();
        }
    }

    /** Descheduled until {@link #ready}; {@code deadlineNanos} of {@link Task#NEVER} waits without limit. */
    void block(TaskState state, long deadlineNanos) {
        Task task = current;
        if (task.killed) {
            throw new TaskKilled();
        }
        if (step >= stepLimit) {
            bounds.stepsReached(task);
        }
        task.waitIn(state);
        suspend(task);
        if (deadlineNanos != Task.NEVER) {
            time.schedule(task, deadlineNanos);
        }
        handOn(task);
        if (task.atomicDepth == 0) {
            hashes.reseed(step);
        } else {
            hashes.resumeInternal();
        }
    }

    private void switchTo(Task from, Task to) {
        hand(to, 0x10000L);
        from.killed |= from.dropped;
        engine.switchTo(from, to);
        if (from.killed) {
            throw new TaskKilled();
        }
    }

    /** Who runs when the current task cannot; moves time if all wait; null if nothing can ever run. */
    private Task successor() {
        long now = ++step;
        time.blocked();
        obeyCancel();
        if (inbox.isFilled()) {
            inbox.drain();
        }
        if (runnable.size() > 0 && !over) {
            time.waitOut(now);
        }
        while (runnable.size() == 0) {
            if (!over && !draining && inbox.awaitCall(time.untilNextNanos())) {
                continue;
            }
            obeyCancel(); // again, for that may have taken long
            if (over || draining || !time.hasDeadlines()) {
                if (over || !inbox.await()) {
                    return null;
                }
                continue;
            }
            time.jump(step);
        }
        if (over) {
            return null;
        }
        return runnable.size() == 1 ? runnable.get(0) : choices.next(step, runnable, null);
    }

    private void obeyCancel() {
        if (isCancelled() && !over) {
            bounds.cancelled(current);
            over = true;
        }
    }

    /** The current task has ended: takes it out and hands the baton on. */
    void exit(Task task) {
        engine.exit(task, current);
    }

    /** Takes the current, ending task out and chooses who follows; null if the run is over. */
    void terminate(Task task) {
        task.state = TaskState.TERMINATED;
        suspend(task);
        hand(successor(), 0x20000L);
    }

    private void hand(Task to, long occasion) {
        current = to;
        if (to != null) {
            switches++;
            to.streak = 0;
            recorder.decision(to.id, occasion);
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
        stepLimit = Math.min(stepLimit, step + steps); // may undo a cancel: then the run ends by itself soon
    }

    /** Ends the run at its next scheduling point or blocking operation. Any thread; for the run in progress only. */
    void cancel() {
        stepLimit = CANCELLED;
    }

    /** True once {@link #cancel} was called in this run. */
    boolean isCancelled() {
        return stepLimit == CANCELLED;
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

    /** Fails if a task still has its turn: then the engine is wrong, and nothing that the run shows can be trusted. */
    void checkOver() {
        if (current != null) {
            throw new IllegalStateException("the engine ended a run in which it was the turn of task " + current.id);
        }
    }

    /** Drops what is left, so that the next run starts clean. */
    void clear() {
        while (runnable.size() > 0) {
            Task task = runnable.get(0);
            runnable.remove(task);
            choices.strategy().blocked(task);
        }
        time.clear();
        current = null;
    }

    /** By the clock of the current task's node. */
    long deadlineAfter(long nanos) {
        return Durations.plus(time.nowNanos(), current.node.clock.trueDuration(nanos));
    }

    /** How time passes, and what is to happen when. */
    Passage time() {
        return time;
    }

    /** What is recorded of the run: its hash, its last steps, and what a second run is compared by. */
    Recorder recorder() {
        return recorder;
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
        return time.nowNanos();
    }

    boolean isFiring() {
        return time.isFiring();
    }

    boolean isIdle() {
        return !time.hasDeadlines() && runnable.size() == 0;
    }
}
