package dev.lockstep.controller;

/** Hears of every run of an exploration, on an unmanaged thread. */
public interface RunListener {
    /** A run ended; its decision log is valid during this call only. */
    void ended(RunResult result, long iteration);
}
