package dev.lockstep.engine;

import dev.lockstep.task.Task;

/** What follows when a run is over. */
public interface RunEnd {
    /**
     * Judges the run that is over and begins the next. Called by an unmanaged thread of the engine.
     *
     * @return the first task of the next run; null if there is none
     */
    Task over();

    /** Asks the thread that drives the runs to call {@link #over} itself. */
    void signal();
}
