package dev.lockstep.controller;

import dev.lockstep.hooks.Site;
import dev.lockstep.hooks.SiteTable;
import dev.lockstep.task.Node;
import dev.lockstep.task.Task;
import dev.lockstep.trace.MessageRing;
import dev.lockstep.trace.NoteRing;
import dev.lockstep.trace.StepRing;

/** The text of a failure report: what failed, every task that is left with its locks and stack, last steps. */
final class ReportBody {
    private static final int MAX_TASKS = 50;
    private static final int MAX_FRAMES = 40;
    private static final int LAST_STEPS = 30;
    private static final int LAST_ACTS = 100;
    private static final int LAST_MESSAGES = 60;
    private static final long NANOS_PER_MICRO = 1_000L;
    private static final long MICROS_PER_SECOND = 1_000_000L;
    private final RunController run;
    private final Failure failure;
    private final Task[] left;
    private final StringBuilder text = new StringBuilder();

    ReportBody(RunController run, Failure failure, Task[] left) {
        this.run = run;
        this.failure = failure;
        this.left = left;
    }

    String text() {
        line("failure: " + failure.kind.label());
        line("message: " + failure.message);
        line("seed: " + run.seed());
        line("step: " + run.scheduler().step());
        line("virtual time: " + seconds(run.scheduler().nowNanos()));
        line("engine: " + run.engine().name());
        if (failure.task != null) {
            line("thread: \"" + failure.task.thread.getName() + "\" (task " + failure.task.id + ")");
        }
        line("node: " + (failure.task == null ? Node.DEFAULT_NAME : failure.task.node.name));
        difference();
        outside();
        thrown();
        cycle();
        tasks();
        lastSteps();
        acts();
        lastMessages();
        return text.toString();
    }

    private void outside() {
        int total = run.externalEvents();
        if (total > 0) {
            line("");
            line("external events, which no seed decides: " + total);
            for (String name : run.inbox().names()) {
                line("  " + name);
            }
        }
    }

    private void difference() {
        String difference = run.check().difference();
        if (difference != null) {
            line("");
            text.append(difference);
        }
    }

    static String seconds(long nanos) {
        long micros = nanos / NANOS_PER_MICRO;
        String fraction =
                Long.toString(MICROS_PER_SECOND + micros % MICROS_PER_SECOND).substring(1);
        return micros / MICROS_PER_SECOND + "." + fraction + "s";
    }

    private void thrown() {
        Throwable cause = failure.thrown;
        String prefix = "thrown: ";
        for (int depth = 0; cause != null && depth < MAX_FRAMES; depth++) {
            line("");
            line(prefix + describe(cause));
            frames(cause.getStackTrace());
            prefix = "caused by: ";
            cause = cause.getCause();
        }
    }

    private static String describe(Throwable thrown) {
        try {
            return String.valueOf(thrown);
        } catch (RuntimeException e) {
            return thrown.getClass().getName();
        }
    }

    private void cycle() {
        if (failure.kind != FailureKind.DEADLOCK && failure.kind != FailureKind.LIVELOCK) {
            return;
        }
        Task[] cycle = run.deadlocks().cycle(left);
        if (cycle.length == 0) {
            return;
        }
        line("");
        line("cycle:");
        for (Task task : cycle) {
            line("  " + task + " " + run.deadlocks().awaits(task));
            detail("    and initialises ", run.deadlocks().initializes(task));
        }
    }

    private void tasks() {
        line("");
        line("tasks left: " + left.length);
        for (int i = 0; i < left.length && i < MAX_TASKS; i++) {
            Task task = left[i];
            line("");
            line("  " + task + (task.node.isDefault() ? "" : " of node " + task.node) + (task.daemon ? " daemon " : " ")
                    + task.state.threadState());
            detail("    ", run.deadlocks().awaits(task));
            String held = run.deadlocks().holds(task);
            detail("    holds ", held);
            detail("    initialises ", run.deadlocks().initializes(task));
            if (task.site != 0) {
                line("    last point: " + site(task.site));
            }
            frames(run.engine().stackTrace(task));
        }
        if (left.length > MAX_TASKS) {
            line("  ... and " + (left.length - MAX_TASKS) + " more");
        }
    }

    private void detail(String prefix, String detail) {
        if (!detail.isEmpty()) {
            line(prefix + detail);
        }
    }

    private void lastSteps() {
        StepRing ring = run.scheduler().recorder().steps();
        long step = run.scheduler().step();
        line("");
        line("last steps (step, task, point):");
        long first = Math.max(1, step - Math.min(LAST_STEPS, StepRing.CAPACITY) + 1);
        for (long i = first; i <= step; i++) {
            if (ring.stepAt(i) == i) {
                line("  " + i + " " + ring.task(i) + " " + site(ring.site(i)));
            }
        }
    }

    private void acts() {
        NoteRing notes = run.notes();
        if (run.nodes().size() > 1) {
            line("");
            line("nodes:");
            for (int i = 0; i < run.nodes().size(); i++) {
                Node node = run.nodes().get(i);
                line("  " + node + " " + node.state + ", " + node.liveTasks + " threads, start " + node.life);
            }
        }
        if (notes.count() > 0) {
            line("");
            line("acts on the cluster (step, time):");
            for (long i = Math.max(0, notes.count() - LAST_ACTS); i < notes.count(); i++) {
                line("  " + notes.step(i) + " " + seconds(notes.nanos(i)) + " " + notes.line(i));
            }
        }
    }

    private void lastMessages() {
        MessageRing messages = run.devices().messages();
        if (messages.count() == 0) {
            return;
        }
        line("");
        line("last messages (step, time, task, from -> to, event):");
        for (long i = Math.max(0, messages.count() - LAST_MESSAGES); i < messages.count(); i++) {
            line("  " + messages.line(i));
        }
    }

    static String site(int site) {
        return Site.kind(site).name().toLowerCase(java.util.Locale.ROOT)
                + (Site.isWrite(site) ? " write " : " read ")
                + SiteTable.describe(Site.index(site));
    }

    private void frames(StackTraceElement[] frames) {
        int shown = 0;
        for (StackTraceElement frame : frames) {
            if (isOurs(frame)) {
                continue;
            }
            if (++shown > MAX_FRAMES) {
                line("      ...");
                return;
            }
            line("      at " + frame);
        }
    }

    private static boolean isOurs(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.startsWith("dev.lockstep.hooks.")
                || name.startsWith("dev.lockstep.controller.")
                || name.startsWith("dev.lockstep.engine.")
                || name.startsWith("java.lang.Lockstep")
                || name.startsWith("jdk.internal.vm.Continuation");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
