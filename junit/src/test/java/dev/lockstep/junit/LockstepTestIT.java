package dev.lockstep.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import dev.lockstep.samples.Clusters;
import dev.lockstep.samples.Lifecycles;
import dev.lockstep.samples.Races;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.AssertionFailedError;

/** Runs sample tests and judges what JUnit hears of them. */
class LockstepTestIT {
    private static final List<String> OVERRIDES = List.of("seed", "iterations", "strategy", "engine", "replay");

    @BeforeEach
    void clear() {
        Lifecycles.CALLS.clear();
    }

    @AfterEach
    void clearProperties() {
        OVERRIDES.forEach(name -> System.clearProperty("lockstep." + name));
    }

    @Test
    void givesTestsACluster() {
        assertEquals(SUCCESSFUL, Runner.one(Clusters.class, "isInjected").getStatus());
        assertEquals(
                SUCCESSFUL, Runner.one(Clusters.class, "isThereForTheAsking").getStatus());
        String violated = Runner.failure(Clusters.class, "violatesAnInvariant");
        assertTrue(violated.contains("failure: assertion"), violated);
        assertTrue(violated.contains("invariant 'nobody writes' is violated"), violated);
        assertTrue(violated.contains("n2 DOWN"), violated);
    }

    @Test
    void findsARaceAndRepeatsItsSeed() {
        TestExecutionResult result = Runner.one(Races.CheckThenAct.class, "broken");
        assertEquals(FAILED, result.getStatus());
        AssertionFailedError error = assertInstanceOf(
                AssertionFailedError.class, result.getThrowable().orElseThrow());
        String message = error.getMessage();
        assertTrue(message.contains("failure: assertion"), message);
        assertTrue(message.contains("Races.java:"), message);
        assertEquals(1, error.getExpected().getValue());
        assertInstanceOf(AssertionFailedError.class, error.getCause());
        Matcher repeat = Pattern.compile("-Dlockstep.seed=(\\d+) -Dlockstep.iterations=1")
                .matcher(message);
        assertTrue(repeat.find(), message);
        System.setProperty("lockstep.seed", repeat.group(1));
        System.setProperty("lockstep.iterations", "1");
        String again = Runner.failure(Races.CheckThenAct.class, "broken");
        assertTrue(again.contains("in iteration 0 (seed " + repeat.group(1) + ")"), again);
        assertEquals(hash(message), hash(again));
    }

    @Test
    void followsATrace() {
        String message = Runner.failure(Races.CheckThenAct.class, "broken");
        Matcher trace = Pattern.compile("\ntrace: (.*)\n").matcher(message);
        assertTrue(trace.find(), message);
        assertTrue(Files.isRegularFile(Path.of(trace.group(1))));
        System.setProperty("lockstep.replay", trace.group(1));
        System.setProperty("lockstep.engine", "thread");
        String again = Runner.failure(Races.CheckThenAct.class, "broken");
        assertTrue(again.contains("failure: assertion"), again);
        assertEquals(hash(message), hash(again));
    }

    private static String hash(String message) {
        Matcher hash = Pattern.compile(" trace=([0-9a-f]{16})").matcher(message);
        assertTrue(hash.find(), message);
        return hash.group(1);
    }

    @Test
    void passesTheFixedTwin() {
        assertPassed(Runner.one(Races.CheckThenAct.class, "fixed"));
    }

    @Test
    void obeysTheAnnotation() {
        assertTrue(Runner.failure(Races.CheckThenAct.class, "brokenOnThreads").contains("\nengine: thread\n"));
        assertTrue(Runner.failure(Races.CheckThenAct.class, "brokenUnderPos").contains("expected: <1>"));
    }

    @Test
    void reportsEveryKindOfFailure() {
        assertFails(Races.ThrownElsewhere.class, "exception in iteration 0 (seed 0): java.lang.IllegalStateException");
        assertFails(Races.Deadlock.class, "failure: deadlock");
        assertFails(Races.Exit.class, "System.exit(3)");
        assertFails(Races.Livelock.class, "failure: livelock");
    }

    private static void assertFails(Class<?> type, String expected) {
        String message = Runner.failure(type, "test");
        assertTrue(message.contains(expected), message);
    }

    @Test
    void leavesIdleThreadsAndNativeTestsAlone() {
        Map<String, TestExecutionResult> results = Runner.all(Races.Leftovers.class);
        assertEquals(3, results.size());
        results.values().forEach(LockstepTestIT::assertPassed);
    }

    @Test
    void runsAFreshLifecyclePerIteration() {
        assertPassed(Runner.all(Lifecycles.Recorded.class).get("test(TestInfo)"));
        List<String> once = List.of("beforeBase", "before0", "test1", "after2", "afterBase");
        assertEquals(once, Lifecycles.CALLS.subList(0, 5));
        assertEquals(once, Lifecycles.CALLS.subList(5, 10));
        assertEquals(10, Lifecycles.CALLS.size());
    }

    @Test
    void sharesLifecycleMethodsWithNativeAndNestedTests() {
        Map<String, TestExecutionResult> results = Runner.all(Lifecycles.Mixed.class);
        assertEquals(3, results.size());
        results.values().forEach(LockstepTestIT::assertPassed);
    }

    @Test
    void keepsOneInstancePerClass() {
        assertPassed(Runner.one(Lifecycles.PerClass.class, "test"));
        assertEquals(List.of("count1", "count2", "count3", "count4", "count5"), Lifecycles.CALLS);
    }

    @Test
    void runsTemplatesAndInjects() {
        Map<String, TestExecutionResult> results = Runner.all(Lifecycles.Parameters.class);
        assertEquals(5, results.size(), results::toString);
        results.values().forEach(LockstepTestIT::assertPassed);
        assertEquals(16, Lifecycles.CALLS.size());
        assertPassed(Runner.one(Lifecycles.ConstructorParameter.class, "test"));
    }

    @Test
    void abortsIfAnAssumptionNeverHolds() {
        assertEquals(ABORTED, Runner.one(Lifecycles.Assumption.class, "never").getStatus());
    }

    @Test
    void namesBadOptions() {
        String strategy = Runner.failure(Lifecycles.BadOptions.class, "strategy");
        assertTrue(strategy.startsWith("lockstep.strategy=nonsense is not allowed"), strategy);
        String iterations = Runner.failure(Lifecycles.BadOptions.class, "iterations");
        assertTrue(iterations.startsWith("lockstep.iterations=0 is not allowed"), iterations);
        String points = Runner.failure(Lifecycles.BadOptions.class, "points");
        assertTrue(points.startsWith("this test needs lockstep.points=memory"), points);
    }

    private static void assertPassed(TestExecutionResult result) {
        assertEquals(SUCCESSFUL, result.getStatus(), () -> String.valueOf(result.getThrowable()));
    }
}
