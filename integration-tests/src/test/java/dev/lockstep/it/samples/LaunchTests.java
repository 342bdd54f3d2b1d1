package dev.lockstep.it.samples;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the test classes that its arguments name, with one line on standard output per result and report entry. */
public final class LaunchTests implements TestExecutionListener {
    private LaunchTests() {}

    /** Exit status 0, whatever the tests do. */
    public static void main(String[] names) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        for (String name : names) {
            request.selectors(selectClass(name));
        }
        LauncherDiscoveryRequest tests = request.build();
        LauncherFactory.create().execute(tests, new LaunchTests());
        System.exit(0);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        String thrown = result.getThrowable().map(LaunchTests::text).orElse("");
        if (test.isTest() || !thrown.isEmpty()) {
            System.out.println(test.getDisplayName() + " " + result.getStatus() + thrown);
        }
    }

    private static String text(Throwable thrown) {
        return ": " + thrown.getClass().getSimpleName() + ": "
                + String.valueOf(thrown.getMessage()).replace('\n', '|');
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        entry.getKeyValuePairs()
                .forEach((key, value) -> System.out.println(test.getDisplayName() + " " + key + ": " + value));
    }
}
