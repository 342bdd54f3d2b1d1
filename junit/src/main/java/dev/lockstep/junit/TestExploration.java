package dev.lockstep.junit;

import dev.lockstep.controller.Exploration;
import dev.lockstep.controller.RunResult;
import dev.lockstep.controller.Settings;
import dev.lockstep.controller.ToolFailure;
import dev.lockstep.report.FailureReport;
import dev.lockstep.report.Replay;
import dev.lockstep.report.Summary;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * All iterations of one test. They are driven by a thread of their own, so that an interrupt, which is how JUnit's
 * {@code @Timeout} speaks, cancels them instead of reaching into the controller.
 */
final class TestExploration {
    private final ExtensionContext context;
    private final Settings settings;
    private final TestProgram program;
    private final FailureReport report;
    private final IterationListener listener;
    private final Replay replay;
    private final TestName name;
    private volatile boolean ended;
    private volatile boolean cancelled;
    private volatile Exploration exploration;
    private volatile Throwable toolProblem;
    private final Thread driver = new Thread(this::explore, "lockstep-driver");

    TestExploration(TestOptions options, TestLifecycle lifecycle, ExtensionContext context) {
        this.context = context;
        name = new TestName(context);
        settings = Agent.settings(options.values());
        if (!options.points().isEmpty() && !options.points().equals(settings.points)) {
            throw new ExtensionConfigurationException("this test needs lockstep.points=" + options.points()
                    + ", but this JVM's agent has " + settings.points + "; give the JVM -Dlockstep.points="
                    + options.points());
        }
        settings.out = Path.of(settings.out).resolve(name.directory()).toString();
        try {
            replay = Replay.open(settings);
        } catch (IOException e) {
            throw new ExtensionConfigurationException(e.getMessage(), e);
        }
        program = new TestProgram(lifecycle, context.getRequiredTestClass().getClassLoader());
        report = new FailureReport(settings, name.replayTemplate(), text -> {});
        listener = new IterationListener(program, report, this::cancel);
    }

    /**
     * Runs them.
     *
     * @throws Throwable what the test is to fail with
     */
    void run() throws Throwable {
        driver.setDaemon(true);
        driver.start();
        try {
            driver.join();
        } catch (InterruptedException e) {
            stop();
            if (listener.text() != null) {
                verdict();
            }
            InterruptedException told = new InterruptedException(progress());
            told.initCause(toolProblem);
            throw told;
        }
        ended = true;
        listener.rethrowUnreported();
        if (toolProblem != null) {
            throw toolProblem;
        }
        verdict();
    }

    private void explore() {
        try {
            exploration = new Exploration(settings, program, listener, replay.decisions());
            if (cancelled) {
                exploration.cancel();
            }
            exploration.explore();
        } catch (ToolFailure e) {
            toolProblem = e;
        } catch (Throwable e) {
            toolProblem = new ToolFailure("the controller failed: " + e, e);
        }
    }

    /** Ends the iterations; the running one at its next scheduling point. Any thread but those of an iteration. */
    private void cancel() {
        cancelled = true;
        Exploration running = exploration;
        if (running != null) {
            running.cancel();
        }
    }

    /** As {@link #cancel}; returns when nothing runs any more, or what runs was given up. */
    void stop() {
        cancel();
        joinQuietly();
    }

    /** True if they ended by themselves, or failed. */
    boolean hasEnded() {
        return ended;
    }

    /** How far the iterations came before they were stopped: for the message of a timeout. */
    String progress() {
        Exploration stopped = exploration;
        if (stopped == null) {
            return "no iteration had begun";
        }
        StringBuilder text = new StringBuilder();
        text.append("stopped in iteration ").append(stopped.iteration());
        text.append(" (seed ").append(stopped.seed());
        text.append(listener.text() == null ? "), none before it failed" : "), another has failed");
        text.append("\nrepeat this seed: ");
        text.append(name.runTemplate("-Dlockstep.seed=" + stopped.seed() + " -Dlockstep.iterations=1"));
        if (toolProblem != null) {
            text.append('\n').append(toolProblem.getMessage());
        }
        return text.append("\n\n").append(listener.cancelledText()).toString().strip();
    }

    private void joinQuietly() {
        boolean interrupted = false;
        while (driver.isAlive()) {
            try {
                driver.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void verdict() throws Throwable {
        RunResult verdict = exploration.verdict();
        String summary = Summary.line(settings, exploration);
        if (verdict.failure != null) {
            throw new FailureMessage(verdict, listener, settings, name).error(summary);
        }
        context.publishReportEntry("lockstep", summary.substring("lockstep: ".length()));
        program.rethrowIfAllAborted(exploration.runs());
    }
}
