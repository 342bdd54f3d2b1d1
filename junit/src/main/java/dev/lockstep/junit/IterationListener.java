package dev.lockstep.junit;

import dev.lockstep.controller.FailureKind;
import dev.lockstep.controller.RunListener;
import dev.lockstep.controller.RunResult;
import dev.lockstep.engine.TaskKilled;
import dev.lockstep.report.FailureReport;

/**
 * Hears how each iteration ended and keeps the first failure's text. {@link #ended} is called between iterations, by
 * a thread of the engine; the rest by JUnit's.
 */
final class IterationListener implements RunListener {
    private final TestProgram program;
    private final FailureReport report;
    private final Runnable cancel;
    private volatile String text;
    private volatile long iteration;
    private volatile Throwable thrown;
    private volatile Throwable unreported;
    private volatile String cancelledText = "";

    /** {@code cancel} ends the exploration. */
    IterationListener(TestProgram program, FailureReport report, Runnable cancel) {
        this.program = program;
        this.report = report;
        this.cancel = cancel;
    }

    @Override
    public void ended(RunResult result, long number) {
        Throwable ofTest = program.thrown();
        if (result.failure != null && result.failure.kind == FailureKind.CANCELLED) {
            cancelledText = result.report;
        } else if (result.failure != null) {
            report.ended(result, number);
            if (text == null) {
                text = report.lastText();
                iteration = number;
                thrown = ofTest == null ? result.failure.thrown : ofTest;
            }
        } else if (ofTest != null && !(ofTest instanceof TaskKilled)) {
            unreported = ofTest; // a default handler of uncaught exceptions took it from the controller
            cancel.run();
        }
    }

    /** Throws what a test has thrown without the controller taking it for a failure. */
    void rethrowUnreported() throws Throwable {
        if (unreported != null) {
            throw unreported;
        }
    }

    /** The report on the iteration that was ended from outside; empty if none was. */
    String cancelledText() {
        return cancelledText;
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
}
