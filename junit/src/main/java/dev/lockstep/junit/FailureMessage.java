package dev.lockstep.junit;

import dev.lockstep.controller.RunResult;
import dev.lockstep.controller.Settings;
import org.opentest4j.AssertionFailedError;

/** The error that a failed exploration gives to JUnit: what failed, how to repeat it, the whole report. */
final class FailureMessage {
    private final RunResult verdict;
    private final IterationListener first;
    private final Settings settings;
    private final TestName name;

    FailureMessage(RunResult verdict, IterationListener first, Settings settings, TestName name) {
        this.verdict = verdict;
        this.first = first;
        this.settings = settings;
        this.name = name;
    }

    /** The error; keeps an assertion's expected and actual values, which IDEs compare. */
    AssertionFailedError error(String summary) {
        Throwable cause = first.thrown();
        String text = text(summary);
        if (cause instanceof AssertionFailedError assertion && assertion.isExpectedDefined()) {
            return new AssertionFailedError(text, assertion.getExpected(), assertion.getActual(), cause);
        }
        return new AssertionFailedError(text, cause);
    }

    private String text(String summary) {
        StringBuilder text = new StringBuilder();
        text.append(verdict.failure.kind.label()).append(" in iteration ").append(first.iteration());
        text.append(" (seed ")
                .append(verdict.seed)
                .append("): ")
                .append(verdict.failure.message)
                .append('\n');
        text.append("repeat this seed: ")
                .append(name.runTemplate(seedProperties()))
                .append('\n');
        text.append(summary).append("\n\n").append(first.text());
        return text.toString();
    }

    private String seedProperties() {
        StringBuilder properties = new StringBuilder("-Dlockstep.seed=" + verdict.seed + " -Dlockstep.iterations=1");
        if (System.getProperty("lockstep.strategy") != null) {
            properties.append(" -Dlockstep.strategy=").append(settings.strategy);
        }
        return properties.toString();
    }
}
