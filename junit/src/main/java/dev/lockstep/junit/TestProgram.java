package dev.lockstep.junit;

import dev.lockstep.controller.Program;
import org.opentest4j.TestAbortedException;

/** A test as what each iteration runs. Written by the run, read between runs and after the last. */
final class TestProgram implements Program {
    private final TestLifecycle lifecycle;
    private final ClassLoader loader;
    private volatile Throwable thrown;
    private volatile TestAbortedException aborted;
    private volatile long abortedRuns;

    TestProgram(TestLifecycle lifecycle, ClassLoader loader) {
        this.lifecycle = lifecycle;
        this.loader = loader;
    }

    @Override
    public Runnable prepare() {
        thrown = null;
        return this::runOnce;
    }

    private void runOnce() {
        try {
            lifecycle.run();
        } catch (TestAbortedException e) { // an assumption does not hold: no failure
            aborted = e;
            abortedRuns++;
        } catch (Throwable e) {
            thrown = e;
            TestProgram.<RuntimeException>rethrow(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void rethrow(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Override
    public ClassLoader contextLoader() {
        return loader;
    }

    /** What the last iteration's test threw; null if nothing. */
    Throwable thrown() {
        return thrown;
    }

    /** Aborts the test, as JUnit does when an assumption does not hold, if none of its iterations was completed. */
    void rethrowIfAllAborted(long runs) {
        if (abortedRuns == runs && aborted != null) {
            throw aborted;
        }
    }
}
