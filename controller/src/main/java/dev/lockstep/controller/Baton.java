package dev.lockstep.controller;

import dev.lockstep.hooks.Controller;
import dev.lockstep.hooks.Current;
import dev.lockstep.hooks.PointKind;
import dev.lockstep.hooks.Site;
import dev.lockstep.task.Node;
import dev.lockstep.task.Task;
import dev.lockstep.task.TaskState;
import dev.lockstep.task.Timed;
import java.util.concurrent.Callable;

/**
 * What the task that holds the baton may ask of the run besides what the JDK's own methods do: for the simulated
 * cluster. Every method must be called by that task. Times are virtual nanoseconds since the start of the run.
 */
public final class Baton {
    /** Wall clock at the start of every run, in nanoseconds since 1970. */
    public static final long EPOCH_NANOS = VirtualClock.EPOCH_NANOS;

    private final RunController run;

    Baton(RunController run) {
        this.run = run;
    }

    /** The calling thread's, if it is managed; null otherwise. */
    public static Baton held() {
        Controller controller = Current.controller;
        return Current.managed() && controller instanceof RunController ? ((RunController) controller).baton() : null;
    }

    /** The run's nodes. */
    public Nodes nodes() {
        return run.nodes();
    }

    /** The current task. */
    public Task task() {
        return run.scheduler().current();
    }

    /** The task of {@code thread} if it is, or was, one of this run; null otherwise. */
    public Task task(Thread thread) {
        return run.task(thread);
    }

    /** All tasks that have not ended, in order of start. */
    public Task[] liveTasks() {
        return run.liveTasks();
    }

    /** True time. */
    public long nowNanos() {
        return run.scheduler().nowNanos();
    }

    /** Wall clock of a node, in nanoseconds since 1970. */
    public long epochNanos(Node node) {
        return run.clock().epochNanos(node);
    }

    /** Steps so far. */
    public long step() {
        return run.scheduler().step();
    }

    /** Seed of the run. */
    public long seed() {
        return run.seed();
    }

    /** A scheduling point before an act on {@code resource}. */
    public void point(Object resource) {
        run.scheduler().point(resource, Site.pack(0, PointKind.NODE, true));
    }

    /** Waits for {@link #wake}; may return earlier, so callers wait in a loop. Interrupts end it, too. */
    public void await() {
        run.scheduler().block(TaskState.PARKED, Task.NEVER);
    }

    /** As {@link #await()}, for at most {@code nanos} of true time. */
    public void await(long nanos) {
        run.scheduler().block(TaskState.TIMED_PARKED, run.scheduler().nowNanos() + nanos);
    }

    /** Wakes a task from {@link #await}; no effect if it does not wait. */
    public void wake(Task task) {
        if (task.state == TaskState.PARKED || task.state == TaskState.TIMED_PARKED) {
            run.scheduler().ready(task);
        }
    }

    /** Has {@code event} fire at a virtual time; at once, but not within this call, if that is past. */
    public void schedule(Timed event, long atNanos) {
        run.scheduler().time().schedule(event, atNanos);
    }

    /** Takes back an event that has not fired. */
    public void cancel(Timed event) {
        run.scheduler().time().cancel(event);
    }

    /** Has the program looked at before each step; null ends that. */
    public void checkSteps(StepCheck check) {
        run.scheduler().recorder().checkSteps(check);
    }

    /** True inside an event, where the current task must neither be blocked nor run code of the program. */
    public boolean isFiring() {
        return run.scheduler().isFiring();
    }

    /** True if something else than the caller can still happen: a task can run or a deadline is pending. */
    public boolean isAnythingPending() {
        return !run.scheduler().isIdle();
    }

    /** Runs program code in the current task with no scheduling points; throws what it throws. */
    public void atomically(Callable<?> body) throws Exception {
        run.enterAtomic();
        try {
            body.call();
        } finally {
            run.leaveAtomic();
        }
    }

    /** An index below {@code bound}, recorded as a decision of the run and repeated by a replay. */
    public int draw(int bound) {
        return run.scheduler().draw(bound);
    }

    /** Mixes an event into the trace hash. */
    public void observe(long event) {
        run.scheduler().recorder().observe(event);
    }

    /** Adds a line to what a failure report says of the acts on the cluster. */
    public void note(String line) {
        run.notes().add(run.scheduler().step(), run.scheduler().nowNanos(), line);
    }

    /** If the caller's own node was paused or stopped by what it just did, hands the baton on. */
    public void leaveIfGone() {
        run.nodes().leaveIfGone();
    }

    /** Ends one task at once, as {@link Nodes#kill} does with all of a node. */
    public void kill(Task task) {
        run.nodes().kill(task);
    }

    /** Ends the run with a failure; does not return, except while the run is ending by itself. */
    public void fail(FailureKind kind, String message, Throwable thrown, String details) {
        run.fail(new Failure(kind, message, run.scheduler().current(), thrown, details));
    }
}
