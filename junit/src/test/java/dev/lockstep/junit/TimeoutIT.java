package dev.lockstep.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import dev.lockstep.samples.Timeouts;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.AssertionFailedError;

/** {@code @Timeout} is real time, and ends an exploration wherever it is. */
class TimeoutIT {
    private static final long PROMPTLY_NANOS = 20_000_000_000L;

    /** Nothing is left of a test that timed out: the next one runs, and passes. */
    @AfterEach
    void nextTestRuns() {
        assertPassed(Runner.one(Timeouts.Virtual.class, "sleeps"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sameThread", "separateThread"})
    void endsManyIterations(String mode) {
        String message = promptly(Timeouts.ManyIterations.class, mode);
        assertTrue(message.contains("timed out after 400 milliseconds: stopped in iteration "), message);
        assertTrue(message.contains("none before it failed"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sameThread", "separateThread", "onThreads"})
    void endsAnIterationAndNamesItsSeed(String mode) {
        String message = promptly(Timeouts.OneIteration.class, mode);
        assertTrue(message.contains("stopped in iteration 0 (seed 41)"), message);
        assertTrue(message.contains("-Dlockstep.seed=41 -Dlockstep.iterations=1"), message);
        assertTrue(message.contains("failure: cancelled"), message);
        assertTrue(message.contains("Timeouts.java:"), message);
        assertTrue(message.contains("tasks left: 2"), message);
    }

    @Test
    void endsAnInvocationOfATemplate() {
        TestExecutionResult result = Runner.one(Timeouts.OneIteration.class, "template");
        String message = assertInstanceOf(
                        TimeoutException.class, result.getThrowable().orElseThrow())
                .getMessage();
        assertTrue(message.contains("stopped in iteration 0 (seed 41)"), message);
    }

    @Test
    void endsARunWithoutPoints() {
        String message = promptly(Timeouts.Waiting.class, "test");
        assertTrue(message.contains("stopped in iteration 0 (seed 0)"), message);
        assertTrue(message.contains("CountDownLatch.await"), message);
    }

    @Test
    void endsARunThatOnlyCalculates() {
        String message = promptly(Timeouts.Calculating.class, "test");
        assertTrue(message.contains("stopped in iteration 0 (seed 0)"), message);
    }

    @Test
    void givesUpWhatCannotBeStopped() throws Exception {
        TestExecutionResult result = Runner.one(Timeouts.OutOfReach.class, "test");
        String message = assertInstanceOf(
                        TimeoutException.class, result.getThrowable().orElseThrow())
                .getMessage();
        assertTrue(message.contains("no scheduling step for 5s of real time"), message);
        assertTrue(message.contains("Timeouts$OutOfReach.test"), message);
        System.setProperty(Timeouts.OutOfReach.END, "true");
        Thread.sleep(100); // time for what was given up to come back and do harm
        System.clearProperty(Timeouts.OutOfReach.END);
    }

    @Test
    void leavesVirtualTimeAlone() {
        assertPassed(Runner.one(Timeouts.Virtual.class, "preemptive"));
    }

    @Test
    void leavesTheTestsOwnExceptionAlone() {
        TestExecutionResult result = Runner.one(Timeouts.Own.class, "test");
        Throwable thrown = result.getThrowable().orElseThrow();
        assertInstanceOf(AssertionFailedError.class, thrown);
        assertInstanceOf(TimeoutException.class, thrown.getCause());
        assertEquals("own", thrown.getCause().getMessage());
    }

    private static String promptly(Class<?> type, String method) {
        long start = System.nanoTime();
        TestExecutionResult result = Runner.one(type, method);
        long nanos = System.nanoTime() - start;
        Throwable thrown = result.getThrowable().orElseThrow();
        assertFalse(nanos > PROMPTLY_NANOS, () -> nanos + " ns: " + thrown);
        String message = assertInstanceOf(TimeoutException.class, thrown).getMessage();
        assertFalse(message.contains("no scheduling step"), message); // ended, not given up
        return message;
    }

    private static void assertPassed(TestExecutionResult result) {
        assertEquals(SUCCESSFUL, result.getStatus(), () -> String.valueOf(result.getThrowable()));
    }
}
