package dev.lockstep.controller;

/** Looks at the program between two of its steps. */
public interface StepCheck {
    /** Called by the task that is about to take a step, which it may end by {@link Baton#fail}; must not block. */
    void beforeStep();
}
