package dev.lockstep.cluster;

import dev.lockstep.controller.Baton;

/** What was done to the cluster: each act is an event of the trace and a line of the report. */
final class FaultLog {
    private final Baton baton;
    private final Invariants invariants;

    FaultLog(Baton baton, Invariants invariants) {
        this.baton = baton;
        this.invariants = invariants;
    }

    /** Records an act on something; both go into the trace. */
    void record(String act, String what) {
        String line = act.concat(what);
        baton.observe(line.hashCode());
        baton.note(line);
        invariants.fault();
    }
}
