package dev.lockstep.engine;

/** Unwinds the frames of an abandoned task; every hook throws it again until the task is gone. */
public final class TaskKilled extends Error {
    private static final long serialVersionUID = 1L;

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
