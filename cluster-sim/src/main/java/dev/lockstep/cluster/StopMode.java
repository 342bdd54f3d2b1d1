package dev.lockstep.cluster;

/** What the peers of a stopped node notice. */
public enum StopMode {
    /** The process died and its machine lives: connections are reset, ports refuse. */
    RESET,
    /** The power failed: nothing answers, connections hang until their own time-outs. */
    SILENT
}
