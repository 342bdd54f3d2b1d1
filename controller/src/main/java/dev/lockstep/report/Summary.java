package dev.lockstep.report;

import dev.lockstep.controller.Exploration;
import dev.lockstep.controller.RunResult;
import dev.lockstep.controller.Settings;

/** The one line that ends every run on standard error. */
public final class Summary {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long MILLIS_PER_SECOND = 1_000L;

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
        text.append(" virtual=").append(seconds(run.virtualNanos)).append('s');
        if (exploration.totalPinned() > 0) {
            text.append(" pinned=").append(exploration.totalPinned());
        }
        if (exploration.totalExternal() > 0) {
            text.append(" external=").append(exploration.totalExternal());
        }
        text.append(" trace=").append(hex(run.traceHash));
        return text.toString();
    }

    /** Seconds with three digits; by hand, because a formatter costs a tenth of a small program's start. */
    private static String seconds(long nanos) {
        long millis = nanos / NANOS_PER_MILLI;
        return millis / MILLIS_PER_SECOND + "."
                + Long.toString(MILLIS_PER_SECOND + millis % MILLIS_PER_SECOND).substring(1);
    }

    /** Sixteen hexadecimal digits. */
    static String hex(long value) {
        String digits = Long.toHexString(value);
        return "0000000000000000".substring(digits.length()) + digits;
    }
}
