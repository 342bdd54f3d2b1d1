package dev.lockstep.controller;

import java.util.Map;

/**
 * Ends a run that makes no progress in real time: no scheduling step for the configured seconds while the
 * thread that holds the baton is not just reading from outside.
 */
final class Watchdog {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private final RunController run;
    private final long limitNanos;
    private long lastStep = -1;
    private long lastIteration = -1;
    private long since;

    Watchdog(RunController run, Settings settings) {
        this.run = run;
        this.limitNanos = settings.watchdogSeconds * NANOS_PER_SECOND;
    }

    /** Called now and then; throws if the run is stuck. */
    void check(long iteration) {
        long step = run.scheduler().step();
        long now = System.nanoTime();
        if (step != lastStep || iteration != lastIteration) {
            lastStep = step;
            lastIteration = iteration;
            since = now;
            return;
        }
        if (limitNanos > 0 && now - since > limitNanos && !readsFromOutside()) {
            throw new ToolFailure(diagnosis(), null);
        }
    }

    private boolean readsFromOutside() {
        Thread active = run.engine().activeThread();
        if (active == null) {
            return false;
        }
        StackTraceElement[] stack = active.getStackTrace();
        if (stack.length == 0 || !stack[0].isNativeMethod()) {
            return false;
        }
        String type = stack[0].getClassName();
        return type.startsWith("java.io.") || type.startsWith("sun.nio.") || type.startsWith("java.lang.Process");
    }

    private String diagnosis() {
        StringBuilder text = new StringBuilder("no scheduling step for ");
        text.append(limitNanos / NANOS_PER_SECOND)
                .append("s of real time at step ")
                .append(lastStep);
        text.append(" of seed ").append(run.seed()).append("; all stacks:\n");
        for (Map.Entry<Thread, StackTraceElement[]> entry :
                Thread.getAllStackTraces().entrySet()) {
            text.append('"').append(entry.getKey().getName()).append("\" ");
            text.append(entry.getKey().getState()).append('\n');
            for (StackTraceElement frame : entry.getValue()) {
                text.append("    at ").append(frame).append('\n');
            }
        }
        return text.toString();
    }
}
