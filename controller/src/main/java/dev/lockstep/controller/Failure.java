package dev.lockstep.controller;

import dev.lockstep.task.Task;

/** What went wrong in a run, where and when. */
public final class Failure {
    /** The kind. */
    public final FailureKind kind;

    /** One line for people. */
    public final String message;

    /** Task that failed; null if none did in particular. */
    public final Task task;

    /** What was thrown; null if nothing was. */
    public final Throwable thrown;

    /** Details of several lines, such as a cycle of locks; may be empty. */
    public final String details;

    Failure(FailureKind kind, String message, Task task, Throwable thrown, String details) {
        this.kind = kind;
        this.message = message;
        this.task = task;
        this.thrown = thrown;
        this.details = details;
    }
}
