package dev.lockstep.junit;

import dev.lockstep.controller.RunListener;
import dev.lockstep.controller.RunResult;
import dev.lockstep.engine.TaskKilled;
import dev.lockstep.report.FailureReport;

/**
 * Hears how each iteration ended, keeps the first failure's text, and stops the exploration when it is cancelled.
 * {@link #ended} is called by the thread that drives the exploration; the rest by JUnit's.
 */
final class IterationListener implements RunListener {
    private final TestProgram program;
    private final FailureReport report;
    private volatile boolean cancelled;
    private volatile String text;
    private volatile long iteration;
    private volatile Throwable thrown;
    private volatile Throwable unreported;

    IterationListener(TestProgram program, FailureReport report) {
        this.program = program;
        this.report = report;
    }

    @Override
    public void ended(RunResult result, long number) {
        Throwable ofTest = program.thrown();
        if (result.failure != null) {
            report.ended(result, number);
            if (text == null) {
                text = report.lastText();
                iteration = number;
                thrown = ofTest == null ? result.failure.thrown : ofTest;
            }
        } else if (ofTest != null && !(ofTest instanceof TaskKilled)) {
            unreported = ofTest; // a default handler of uncaught exceptions took it from the controller
            cancelled = true;
        }
        if (cancelled) {
            throw new Cancelled();
        }
    }

    /** Ends the exploration after the iteration that is running. */
    void cancel() {
        cancelled = true;
    }

    /** Throws what a test has thrown without the controller taking it for a failure. */
    void rethrowUnreported() throws Throwable {
        if (unreported != null) {
            throw unreported;
        }
    }

    /** The first failure's report. */
    String text() {
        return text;
    }

    /** The first failure's iteration. */
    long iteration() {
        return iteration;
    }

    /** What was thrown in the first failed iteration; null if nothing was. */
    Throwable thrown() {
        return thrown;
    }

    private static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Cancelled() {
            super("cancelled");
        }
    }
}
