package dev.lockstep.controller;

import dev.lockstep.engine.RunEnd;
import dev.lockstep.task.Task;
import dev.lockstep.trace.DecisionLog;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.internal.misc.Unsafe;

/**
 * Runs seed after seed until one fails or all have passed. Runs follow each other on the engine's own thread;
 * the calling thread meanwhile watches that they make progress.
 */
public final class Exploration implements RunEnd {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final AtomicBoolean BUSY = new AtomicBoolean();
    private static final long POLL_NANOS = 500_000_000L;
    private final Settings settings;
    private final Program program;
    private final RunListener listener;
    private final RunController run;
    private final DecisionLog follow;
    private final Thread driver = Thread.currentThread();
    private final Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
    private ThreadGroup group;
    private volatile boolean done;
    private volatile boolean cancelled;
    private volatile boolean driverTurn;
    private volatile Throwable toolFailure;
    private volatile long iteration;
    private boolean second;
    private RunResult first;
    private RunResult last;
    private long passed;
    private long failed;
    private long totalSteps;
    private long totalSwitches;
    private long totalPinned;
    private long totalExternal;

    /** Prepares an exploration; {@code follow} is the log to replay, or null. */
    public Exploration(Settings settings, Program program, RunListener listener, DecisionLog follow) {
        this.settings = settings;
        this.program = program;
        this.listener = listener;
        this.follow = follow;
        this.run = new RunController(settings);
    }

    /**
     * Explores. One exploration at a time can run in a JVM; another waits for it.
     *
     * @throws ToolFailure if the tool itself failed or got stuck
     */
    public void explore() {
        if (!lock()) {
            return;
        }
        try {
            Task task = beginNext();
            ClassCodes.giveToLoaded();
            run.engine().run(task, this);
            watch(new Watchdog(run, settings));
        } catch (ToolFailure e) {
            run.giveUp();
            throw e;
        } finally {
            run.engine().close();
            BUSY.set(false);
        }
        if (toolFailure != null) {
            throw new ToolFailure("the controller failed: " + toolFailure, toolFailure);
        }
    }

    private boolean lock() {
        while (!BUSY.compareAndSet(false, true)) {
            if (cancelled) {
                return false;
            }
            UNSAFE.park(false, POLL_NANOS / 100);
        }
        return true;
    }

    /**
     * Ends the exploration: the run in progress at its next scheduling point or blocking operation, as a failure of
     * kind {@link FailureKind#CANCELLED}; between two runs, without one. Returns at once; {@link #explore} returns
     * when it has ended. A run that reaches no such point for some seconds of real time is given up as stuck. May be
     * called by any thread that is not a task, at any time, more than once.
     */
    public void cancel() {
        cancelled = true;
        run.cancel();
        UNSAFE.unpark(driver);
    }

    /** True once {@link #cancel} was called. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** The seed of the run in progress, or else of the one that would come next. Any thread. */
    public long seed() {
        return settings.seed + iteration;
    }

    /** Runs that have ended, the first being 0: the number of the run in progress. Any thread. */
    public long iteration() {
        return iteration;
    }

    private void watch(Watchdog watchdog) {
        while (!done) {
            if (driverTurn) {
                driverTurn = false;
                Task next = over();
                if (next != null) {
                    run.engine().run(next, this);
                }
                continue;
            }
            UNSAFE.park(false, POLL_NANOS);
            if (!done && !driverTurn) {
                watchdog.check(iteration, cancelled);
            }
        }
    }

    private Task beginNext() {
        if (settings.check) {
            run.compare(second);
        }
        Runnable body = program.prepare();
        group = MainGroup.create();
        RootThread root = new RootThread(group, body, program.contextLoader());
        Task task = run.begin(settings.seed + iteration, root, follow);
        if (cancelled) {
            run.cancel(); // beginning may have overwritten it
        }
        return task;
    }

    @Override
    public Task over() {
        if (run.isGivenUp()) {
            return null;
        }
        try {
            run.scheduler().checkOver();
            RunResult result = run.finish();
            program.ended(result);
            MainGroup.discard(group);
            Thread.setDefaultUncaughtExceptionHandler(handler);
            if (settings.check && !second) {
                second = true;
                return beginNext();
            }
            second = false;
            record(result);
            listener.ended(result, iteration);
            if (result.failure == null || result.failure.kind != FailureKind.CANCELLED) {
                iteration++;
            }
            if (!cancelled && iteration < settings.iterations && (result.failure == null || settings.keepGoing)) {
                return beginNext();
            }
        } catch (Throwable e) {
            toolFailure = e;
        }
        done = true;
        UNSAFE.unpark(driver);
        return null;
    }

    @Override
    public void signal() {
        driverTurn = true;
        UNSAFE.unpark(driver);
    }

    private void record(RunResult result) {
        last = result;
        totalSteps += result.steps;
        totalSwitches += result.switches;
        totalPinned += result.pinned;
        totalExternal += result.external;
        if (result.failure == null) {
            passed++;
        } else {
            failed++;
            if (first == null) {
                first = result;
            }
        }
    }

    /** The first failed run, or else the last run; null if cancelled before the first. */
    public RunResult verdict() {
        return first == null ? last : first;
    }

    /** Runs that failed. */
    public long failed() {
        return failed;
    }

    /** Runs that ended. */
    public long runs() {
        return passed + failed;
    }

    /** Steps of all runs. */
    public long totalSteps() {
        return totalSteps;
    }

    /** Switches of all runs. */
    public long totalSwitches() {
        return totalSwitches;
    }

    /** Pinned waits of all runs. */
    public long totalPinned() {
        return totalPinned;
    }

    /** External events of all runs. */
    public long totalExternal() {
        return totalExternal;
    }
}
