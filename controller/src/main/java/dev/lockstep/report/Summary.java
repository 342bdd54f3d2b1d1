package dev.lockstep.report;

import dev.lockstep.controller.Exploration;
import dev.lockstep.controller.RunResult;
import dev.lockstep.controller.Settings;
import java.util.Locale;

/** The one line that ends every run on standard error. */
public final class Summary {
    private static final double NANOS_PER_SECOND = 1e9;

    private Summary() {}

    /** The line, without a line end. */
    public static String line(Settings settings, Exploration exploration) {
        RunResult run = exploration.verdict();
        StringBuilder text = new StringBuilder("lockstep: result=");
        text.append(run.failure == null ? "pass" : "fail kind=" + run.failure.kind.label());
        text.append(" seed=").append(run.seed);
        text.append(" iterations=").append(exploration.runs());
        if (settings.keepGoing) {
            text.append(" failures=").append(exploration.failed());
        }
        text.append(" steps=").append(run.steps);
        text.append(" switches=").append(run.switches);
        text.append(" tasks=").append(run.tasks);
        text.append(String.format(Locale.ROOT, " virtual=%.3fs", run.virtualNanos / NANOS_PER_SECOND));
        if (exploration.totalPinned() > 0) {
            text.append(" pinned=").append(exploration.totalPinned());
        }
        if (exploration.totalExternal() > 0) {
            text.append(" external=").append(exploration.totalExternal());
        }
        text.append(String.format(" trace=%016x", run.traceHash));
        return text.toString();
    }
}
