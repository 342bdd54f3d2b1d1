package dev.lockstep.controller;

import dev.lockstep.task.Task;

/** A simulated part of the machine, begun anew for each run. */
public interface Device {
    /**
     * A run begins.
     *
     * @param devices what the device may ask of the run; the same object for all runs of an exploration
     * @param root the first task, not yet running: the device may set what tasks inherit
     */
    void begin(Devices devices, Settings settings, Task root);

    /** The run is over, and no task of it acts any more. */
    void end();
}
