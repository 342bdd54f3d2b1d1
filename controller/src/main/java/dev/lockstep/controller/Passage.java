package dev.lockstep.controller;

import dev.lockstep.hooks.Site;
import dev.lockstep.task.Task;
import dev.lockstep.task.Timed;
import dev.lockstep.task.TimerQueue;

/**
 * How virtual time passes in a run: a little with each step, more where nothing comes of many steps, and in jumps
 * where a deadline overtakes tasks that could run, or all wait. Deadlines that have come fire. Used by the holder of
 * the baton.
 */
final class Passage {
    private final Scheduler scheduler;
    private final Choices choices;
    private final RunBounds bounds;
    private final Recorder recorder;
    private final TimerQueue timers = new TimerQueue();
    private final StepCost cost = new StepCost();
    private final StallBudget stalls = new StallBudget();
    private long nowNanos;
    private boolean firing;

    Passage(Scheduler scheduler, Choices choices, RunBounds bounds, Recorder recorder) {
        this.scheduler = scheduler;
        this.choices = choices;
        this.bounds = bounds;
        this.recorder = recorder;
    }

    void begin() {
        nowNanos = 0;
        firing = false;
        cost.begin();
        stalls.begin(bounds.maxStallNanos);
    }

    /** A scheduling point at {@code site} takes its time. */
    void step(long step, int site) {
        nowNanos += StepCost.NANOS;
        if (!timers.isEmpty()) {
            pass(step, site);
        }
    }

    private void pass(long step, int site) {
        if (step >= choices.nextRaceStep()) {
            race(step);
        }
        if (Site.isWrite(site)) {
            cost.wrote(step);
        }
        waitOut(step);
    }

    /** A switch of a task that cannot go on: those that wake each other without a point must not stop the clock. */
    void blocked() {
        nowNanos += StepCost.NANOS;
    }

    /** Many turns of a loop without a point. */
    void loop() {
        nowNanos += cost.loopNanos();
    }

    /** Time that has passed by itself reaches deadlines, faster if none was reached for long. */
    void waitOut(long step) {
        if (timers.isEmpty()) {
            return;
        }
        nowNanos += cost.extraNanos(step);
        if (timers.firstDeadlineNanos() <= nowNanos) {
            fire(step);
        }
    }

    /** A deadline overtakes the tasks that could run, as if each of them were slow. */
    private void race(long step) {
        long deadline = timers.firstDeadlineNanos();
        if (timers.firstMayOvertake() && stalls.take(nowNanos, deadline - nowNanos)) {
            choices.jumped(step);
            nowNanos = Math.max(nowNanos, deadline);
            recorder.time(nowNanos);
        }
        choices.raceDone(step);
    }

    /** All wait: the next deadline, of which there must be one, has come. */
    void jump(long step) {
        nowNanos = Math.max(nowNanos, timers.firstDeadlineNanos());
        recorder.time(nowNanos);
        fire(step);
    }

    private void fire(long step) {
        cost.fired(step);
        firing = true;
        while (timers.firstDeadlineNanos() <= nowNanos) {
            Timed first = timers.first();
            if (first instanceof Task) {
                Task task = (Task) first;
                task.timedOut = true;
                scheduler.ready(task);
            } else {
                timers.remove(first);
                first.fire();
            }
        }
        firing = false;
        if (nowNanos > bounds.maxVirtualNanos) {
            bounds.timeReached(scheduler.current());
        }
    }

    /** Has {@code event} fire at a virtual time; at once, but not within this call, if that is past. */
    void schedule(Timed event, long atNanos) {
        timers.add(event, atNanos);
    }

    /** Takes back an event that has not fired. */
    void cancel(Timed event) {
        timers.remove(event);
    }

    /** Events that have not fired, in no order. */
    Timed[] scheduled() {
        return timers.queued();
    }

    void clear() {
        timers.clear();
    }

    boolean hasDeadlines() {
        return !timers.isEmpty();
    }

    /** Nanoseconds until the next deadline; very many if there is none. */
    long untilNextNanos() {
        return timers.firstDeadlineNanos() - nowNanos;
    }

    long nowNanos() {
        return nowNanos;
    }

    boolean isFiring() {
        return firing;
    }
}
