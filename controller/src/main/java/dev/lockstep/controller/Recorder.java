package dev.lockstep.controller;

import dev.lockstep.hooks.Site;
import dev.lockstep.trace.StepRing;

/** What is recorded of a run as it goes: the trace hash, the last steps, and what a second run is compared by. */
final class Recorder {
    private static final int SHAPE_BITS = 8;
    private final TraceHash hash = new TraceHash();
    private final StepRing ring = new StepRing();
    private SelfCheck check;
    private StepCheck stepCheck;

    void begin() {
        stepCheck = null;
        hash.reset();
    }

    /** Compares runs from now on; null does not. */
    void check(SelfCheck selfCheck) {
        check = selfCheck;
    }

    /** Has the program looked at before each step; null ends that. */
    void checkSteps(StepCheck look) {
        stepCheck = look;
    }

    /** A task is about to take a step. */
    void beforeStep() {
        if (stepCheck != null) {
            stepCheck.beforeStep();
        }
    }

    /** A task took a step. */
    void step(long now, int task, int site) {
        ring.add(now, task, site);
        hash.mix((long) task << SHAPE_BITS | Site.shape(site));
        if (check != null) {
            check.step(task, site);
        }
    }

    /** Time jumped. */
    void time(long nowNanos) {
        hash.mix(nowNanos);
        if (check != null) {
            check.time(nowNanos);
        }
    }

    /** A task was chosen; {@code salt} tells on what occasion. */
    void decision(int task, long salt) {
        hash.mix(task + salt);
        if (check != null) {
            check.decision(task);
        }
    }

    /** Any other observable event. */
    void observe(long event) {
        hash.mix(event);
        if (check != null) {
            check.other(event);
        }
    }

    /** Random bits that the program drew. */
    void draw(long bits, int task) {
        hash.mix(bits);
        if (check != null) {
            check.draw(bits, task);
        }
    }

    long hash() {
        return hash.value();
    }

    StepRing steps() {
        return ring;
    }
}
