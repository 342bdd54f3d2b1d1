package dev.lockstep.controller;

import java.util.Arrays;
import java.util.Map;

/**
 * Ends a run that makes no progress in real time: no scheduling step for the configured seconds while the
 * thread that holds the baton is not just reading from outside.
 */
final class Watchdog {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long CANCELLED_NANOS = 5 * NANOS_PER_SECOND;

    /** A native method that takes longer is an event from outside. */
    private static final long BLOCK_NANOS = NANOS_PER_SECOND;

    /** Natives in which a busy machine may well be seen twice: they load, define and call, but wait for nothing. */
    private static final String[] WORKING = {"java.lang.Class", "java.lang.invoke.", "jdk.internal.", "sun.instrument."
    };

    private final RunController run;
    private final long limitNanos;
    private long lastStep = -1;
    private long lastIteration = -1;
    private long since;
    private long cancelledSince;
    private boolean blocked;
    private StackTraceElement[] seen = {};
    private long seenSince;

    Watchdog(RunController run, Settings settings) {
        this.run = run;
        this.limitNanos = settings.watchdogSeconds * NANOS_PER_SECOND;
    }

    /** Called now and then; throws if the run is stuck, for which one that is cancelled has a few seconds only. */
    void check(long iteration, boolean cancelled) {
        long step = run.scheduler().step();
        long now = System.nanoTime();
        if (step != lastStep || iteration != lastIteration || run.calls().isWaiting()) {
            lastStep = step;
            lastIteration = iteration;
            since = now;
            blocked = false;
            return;
        }
        if (cancelled && cancelledSince == 0) {
            cancelledSince = now;
        }
        if (cancelled && now - Math.max(since, cancelledSince) > CANCELLED_NANOS) {
            throw new ToolFailure(diagnosis(CANCELLED_NANOS), null);
        }
        if (!blocked) {
            nameBlock(now);
        }
        if (limitNanos > 0 && now - since > limitNanos && !readsFromOutside()) {
            throw new ToolFailure(diagnosis(limitNanos), null);
        }
    }

    /** The machine, not the seed, decides how long a native method blocks: counts it once. */
    private void nameBlock(long now) {
        Thread active = run.engine().activeThread();
        StackTraceElement[] stack = active == null ? new StackTraceElement[0] : active.getStackTrace();
        if (!Arrays.equals(stack, seen)) {
            seen = stack;
            seenSince = now;
        } else if (now - seenSince > BLOCK_NANOS
                && isWaiting(stack)
                && active == run.engine().activeThread()) {
            blocked = true;
            run.inbox()
                    .name("block in native method " + stack[0].getClassName() + "." + stack[0].getMethodName()
                            + " for more than " + BLOCK_NANOS / NANOS_PER_SECOND + "s at step " + lastStep);
        }
    }

    private static boolean isWaiting(StackTraceElement[] stack) {
        if (stack.length == 0 || !stack[0].isNativeMethod()) {
            return false;
        }
        for (String working : WORKING) {
            if (stack[0].getClassName().startsWith(working)) {
                return false;
            }
        }
        return true;
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

    private String diagnosis(long nanos) {
        StringBuilder text = new StringBuilder("no scheduling step for ");
        text.append(nanos / NANOS_PER_SECOND).append("s of real time at step ").append(lastStep);
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
