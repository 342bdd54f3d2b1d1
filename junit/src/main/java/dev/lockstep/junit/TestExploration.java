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
 * {@code @Timeout} speaks, ends them instead of reaching into the controller.
 */
final class TestExploration {
    private final ExtensionContext context;
    private final Settings settings;
    private final TestProgram program;
    private final FailureReport report;
    private final IterationListener listener;
    private final Replay replay;
    private volatile Exploration exploration;
    private volatile Throwable toolProblem;

    TestExploration(TestOptions options, TestLifecycle lifecycle, ExtensionContext context) {
        this.context = context;
        TestName name = new TestName(context);
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
        listener = new IterationListener(program, report);
    }

    /**
     * Runs them.
     *
     * @throws Throwable what the test is to fail with
     */
    void run() throws Throwable {
        Thread driver = new Thread(this::explore, "lockstep-driver");
        driver.setDaemon(true);
        driver.start();
        try {
            driver.join();
        } catch (InterruptedException e) {
            listener.cancel();
            joinQuietly(driver);
            throw e;
        }
        listener.rethrowUnreported();
        if (toolProblem != null) {
            throw toolProblem;
        }
        verdict();
    }

    private void explore() {
        try {
            exploration = new Exploration(settings, program, listener, replay.decisions());
            exploration.explore();
        } catch (ToolFailure e) {
            toolProblem = e;
        } catch (Throwable e) {
            toolProblem = new ToolFailure("the controller failed: " + e, e);
        }
    }

    private static void joinQuietly(Thread driver) {
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
            throw new FailureMessage(verdict, listener, settings, new TestName(context)).error(summary);
        }
        context.publishReportEntry("lockstep", summary.substring("lockstep: ".length()));
        program.rethrowIfAllAborted(exploration.runs());
    }
}
