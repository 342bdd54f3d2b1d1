package dev.lockstep.controller;

import dev.lockstep.engine.RootGroup;
import dev.lockstep.engine.TaskKilled;
import dev.lockstep.hooks.Current;
import dev.lockstep.hooks.Outside;
import dev.lockstep.task.Task;
import dev.lockstep.task.TaskState;
import dev.lockstep.task.Timed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jdk.internal.misc.Unsafe;

/**
 * Calls that only the world outside can end, such as reading what a child process writes. A real thread makes
 * the call, the task waits, the others go on. What the call brings is taken in when no task can run, so that the
 * speed of the world outside matters as little as it can: then the run waits for it in real time, for as long as
 * the clock would otherwise jump ahead.
 */
final class OutsideCalls {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long POLL_NANOS = 200_000L;
    private static final long SETTLE_NANOS = 5_000_000L;

    /** A poll waits that long at first, if the task has nothing else to do; then half of it, and so on. */
    private static final long PATIENCE_NANOS = 128_000_000L;

    private static final long LEAST_PATIENCE_NANOS = 1_000_000L;
    private final Scheduler scheduler;
    private final Inbox inbox;
    private final List<Call> pending = new ArrayList<>();
    private long patienceNanos;
    private volatile boolean waiting;

    /** One call: made by a helper, waited for by a task. */
    private static final class Call implements Runnable {
        final Outside body;
        final Task task;
        volatile boolean done;
        boolean taken;
        private Throwable thrown;

        Call(Outside body, Task task) {
            this.body = body;
            this.task = task;
        }

        @Override
        public void run() {
            try {
                body.call();
            } catch (Throwable e) { // the program's own to handle
                thrown = e;
            }
            done = true;
        }

        /** True if a task is still there that waits for it. */
        boolean isAwaited() {
            return !task.isTerminated() && !task.killed && !task.dropped;
        }
    }

    OutsideCalls(Scheduler scheduler, Inbox inbox) {
        this.scheduler = scheduler;
        this.inbox = inbox;
    }

    /** Has the call made and blocks the current task until it is done and taken in. */
    void make(Outside body) throws IOException {
        Task task = scheduler.current();
        if (task.killed) {
            throw new TaskKilled();
        }
        Call call = new Call(body, task);
        pending.add(call);
        patienceNanos = PATIENCE_NANOS;
        startHelper(call);
        while (!call.taken) {
            scheduler.block(TaskState.OUTSIDE, Timed.NEVER);
        }
        if (call.thrown != null) {
            rethrow(call.thrown);
        }
    }

    private static void rethrow(Throwable thrown) throws IOException {
        if (thrown instanceof IOException) {
            throw (IOException) thrown;
        }
        if (thrown instanceof Error) {
            throw (Error) thrown;
        }
        throw (RuntimeException) thrown;
    }

    /** A real thread that the run knows nothing of, though a task starts it. */
    private static void startHelper(Call call) {
        Thread managed = Current.thread;
        Current.thread = null;
        try {
            Thread helper = new Thread(RootGroup.find(), call, "lockstep-outside", 0, false);
            helper.setDaemon(true);
            helper.setContextClassLoader(null);
            helper.start();
        } finally {
            Current.thread = managed;
        }
    }

    /** True if something may still come. */
    boolean isExpected() {
        for (int i = 0; i < pending.size(); i++) {
            if (pending.get(i).isAwaited()) {
                return true;
            }
        }
        return false;
    }

    /** True while the run waits for the world outside. Any thread. */
    boolean isWaiting() {
        return waiting;
    }

    /**
     * Takes in the next result, if one comes within {@code nanos} of real time or a little more; true if one did
     * and its task can run now. Called when no task can run.
     */
    boolean await(long nanos) {
        if (pending.isEmpty() || !isExpected()) {
            return false;
        }
        long start = System.nanoTime();
        waiting = true;
        try {
            Call next = next();
            while (next == null) {
                long waited = System.nanoTime() - start;
                if (waited >= nanos && waited >= patienceNanos || scheduler.isCancelled() || inbox.isFilled()) {
                    patienceNanos = Math.max(patienceNanos / 2, LEAST_PATIENCE_NANOS);
                    return false;
                }
                UNSAFE.park(false, POLL_NANOS);
                next = next();
            }
            if (next.body.isLast()) {
                next = settled(next);
            }
            take(next);
            return true;
        } finally {
            waiting = false;
        }
    }

    /** What a process wrote comes before its end, if both have happened. */
    private Call settled(Call last) {
        long start = System.nanoTime();
        Call next = last;
        while (next.body.isLast() && hasEarlier() && System.nanoTime() - start < SETTLE_NANOS) {
            UNSAFE.park(false, POLL_NANOS);
            next = next();
        }
        return next;
    }

    private boolean hasEarlier() {
        for (Call call : pending) {
            if (!call.body.isLast() && call.isAwaited()) {
                return true;
            }
        }
        return false;
    }

    /** The first call that is done, by order of request, with the ends of processes after all others. */
    private Call next() {
        Call last = null;
        for (int i = 0; i < pending.size(); i++) {
            Call call = pending.get(i);
            if (!call.done || !call.isAwaited()) {
                continue;
            }
            if (!call.body.isLast()) {
                return call;
            }
            last = last == null ? call : last;
        }
        return last;
    }

    private void take(Call call) {
        pending.remove(call);
        patienceNanos = PATIENCE_NANOS;
        call.taken = true;
        String event = call.thrown == null ? call.body.event() : String.valueOf(call.thrown);
        if (event != null) {
            inbox.name(event + " for " + call.task);
        }
        scheduler.ready(call.task);
    }

    /** The run is over: nothing of what may still come concerns the next one. */
    void clear() {
        pending.clear();
    }
}
