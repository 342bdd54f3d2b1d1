package dev.lockstep.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs sample tests in this JVM and keeps their results by display name. */
final class Runner implements TestExecutionListener {
    private final Map<String, TestExecutionResult> results = new TreeMap<>();

    static Map<String, TestExecutionResult> all(Class<?> type) {
        return run(selectClass(type));
    }

    /** The result of the only method of that name. */
    static TestExecutionResult one(Class<?> type, String method) {
        Method named = Arrays.stream(type.getDeclaredMethods())
                .filter(declared -> declared.getName().equals(method))
                .findFirst()
                .orElseThrow();
        return run(selectMethod(type, named)).values().iterator().next();
    }

    /** The message that the only method called {@code method} fails with. */
    static String failure(Class<?> type, String method) {
        return one(type, method).getThrowable().orElseThrow().getMessage();
    }

    private static Map<String, TestExecutionResult> run(DiscoverySelector selector) {
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request().selectors(selector).build();
        Runner runner = new Runner();
        LauncherFactory.create().execute(request, runner);
        return runner.results;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            results.put(test.getDisplayName(), result);
        }
    }
}
