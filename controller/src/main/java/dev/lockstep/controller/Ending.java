package dev.lockstep.controller;

import dev.lockstep.task.Task;
import dev.lockstep.task.TaskState;

/** How a run ends: counts what keeps it alive, takes failures, and judges what is left when it is over. */
final class Ending extends RunBounds implements DeadlockFinder.CycleListener {
    private static final long DRAIN_STEPS = 20_000;
    private final RunController run;
    private final Settings settings;
    private Task root;
    private int liveNonDaemon;
    private Failure failure;
    private boolean exited;
    private boolean finishing;
    private int exitStatus;

    Ending(RunController run, Settings settings) {
        super(settings);
        this.run = run;
        this.settings = settings;
    }

    void begin() {
        root = null;
        liveNonDaemon = 0;
        failure = null;
        exited = false;
        finishing = false;
        exitStatus = 0;
    }

    void root(Task task) {
        root = task;
    }

    void started(Task task) {
        if (!task.daemon && task.node.isDefault()) {
            liveNonDaemon++;
        }
    }

    /** A task was killed; the program may end without it. */
    void killed(Task task) {
        if (!task.daemon && task.node.isDefault() && --liveNonDaemon == 0 && settings.program) {
            run.scheduler().markOver();
        }
    }

    void ended(Task task, Shutdown shutdown) {
        if (!task.node.isDefault()) {
            return; // the run ends with the program or test, which is on the default node
        }
        if (!task.daemon && --liveNonDaemon == 0 && settings.program && !shutdown.startAll()) {
            run.scheduler().markOver();
        }
        if (task == root && !settings.program) {
            run.scheduler().drain(DRAIN_STEPS);
        }
    }

    /** True if the exception was taken as a failure or silenced, and the run is not to handle it. */
    boolean uncaught(Task task, Throwable thrown) {
        if (task.killed) {
            return true;
        }
        if (isHandled(task.thread) && (settings.program || task != root)) {
            return false;
        }
        FailureKind kind = thrown instanceof AssertionError ? FailureKind.ASSERTION : FailureKind.EXCEPTION;
        fail(new Failure(kind, String.valueOf(thrown), task, thrown, ""));
        return true;
    }

    private static boolean isHandled(Thread thread) {
        Object handler = thread.getUncaughtExceptionHandler();
        while (handler instanceof ThreadGroup && !overrides(handler.getClass())) { // which asks its parent
            handler = ((ThreadGroup) handler).getParent();
        }
        return handler != null || Thread.getDefaultUncaughtExceptionHandler() != null;
    }

    private static boolean overrides(Class<?> group) {
        if (group == ThreadGroup.class) {
            return false;
        }
        try {
            return group.getMethod("uncaughtException", Thread.class, Throwable.class)
                            .getDeclaringClass()
                    != ThreadGroup.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    void exit(Task task, int status) {
        exited = true;
        exitStatus = status;
        boolean strict = settings.failOnExit.equals("true")
                || settings.failOnExit.equals("auto")
                        && (settings.iterations > 1 || settings.replay != null || !settings.program);
        if (status != 0 && strict || !settings.program) {
            failure = new Failure(FailureKind.EXIT, "System.exit(" + status + ")", task, null, "");
        }
    }

    /** Records a failure and stops the run; does not return unless the last task is just ending. */
    void fail(Failure found) {
        failure = found;
        if (finishing) {
            run.scheduler().markOver();
        } else {
            run.scheduler().stop();
        }
    }

    /** Lets the cluster's last checks run, if {@code task} is the last that the run waits for. */
    void finish(Task task) {
        boolean last = settings.program ? !task.daemon && task.node.isDefault() && liveNonDaemon == 1 : task == root;
        if (last && failure == null) {
            finishing = true;
            run.nodes().finish();
            finishing = false;
        }
    }

    @Override
    public void cycleClosed(Task closing) {
        failure = new Failure(FailureKind.DEADLOCK, "tasks wait for each other", closing, null, "");
        closing.state = TaskState.BLOCKED;
        run.scheduler().stop();
    }

    @Override
    void stepsReached(Task task) {
        if (run.scheduler().isCancelled()) {
            cancelled(task);
            run.scheduler().stop();
        }
        if (run.scheduler().isDraining()) {
            run.scheduler().stop();
        }
        bound(task, "no end within lockstep.maxSteps=" + maxSteps + " steps");
    }

    @Override
    void cancelled(Task task) {
        if (failure == null) {
            failure = new Failure(FailureKind.CANCELLED, "ended from outside the run", task, null, "");
        }
    }

    @Override
    void timeReached(Task task) {
        bound(task, "no end within lockstep.maxVirtualTime=" + maxVirtualNanos / 1_000_000_000L + "s");
    }

    private void bound(Task task, String message) {
        if (failure == null) {
            fail(new Failure(FailureKind.LIVELOCK, message, task, null, ""));
        }
    }

    /** The verdict on a run that is over, with {@code left} the tasks that have not ended. */
    RunResult judge(Task[] left) {
        Failure verdict = failure;
        String divergence = run.choices().divergence();
        if (divergence != null) {
            verdict =
                    new Failure(FailureKind.NONDETERMINISM, "the replay left its trace " + divergence, null, null, "");
        } else if (run.check().difference() != null) {
            verdict = new Failure(
                    FailureKind.NONDETERMINISM,
                    "two runs of the seed differ; see the first difference",
                    null,
                    null,
                    "");
        } else if (verdict == null && !exited) {
            verdict = quiescent(left);
        }
        String report = verdict == null ? "" : new ReportBody(run, verdict, left).text();
        return new RunResult(run, verdict, exitStatus, run.engine().takePinned(), report);
    }

    private Failure quiescent(Task[] left) {
        boolean stuck = settings.program ? liveNonDaemon > 0 : !root.isTerminated();
        if (!stuck) {
            return null;
        }
        Task[] cycle = run.deadlocks().cycle(left);
        String message = cycle.length > 0
                ? cycle.length + " tasks wait for each other"
                : "nothing can wake the tasks that are left";
        return new Failure(FailureKind.DEADLOCK, message, cycle.length > 0 ? cycle[0] : firstStuck(left), null, "");
    }

    private static Task firstStuck(Task[] left) {
        for (Task task : left) {
            if (!task.daemon) {
                return task;
            }
        }
        return null;
    }
}
