package dev.lockstep.engine;

/**
 * A one-shot continuation that mounts a task's own thread object. The implementation is generated at
 * start-up inside {@code java.lang}, because it needs {@code jdk.internal.vm.Continuation} (JDK 21 and
 * later) and the package-private {@code Thread.setCurrentThread}.
 */
public interface Coroutine {
    /**
     * Runs until the body yields or ends, with {@code thread} as the current thread meanwhile.
     *
     * @param carrier the real calling thread
     */
    void resume(Thread carrier, Thread thread);

    /** Leaves the mounted coroutine; false if a native frame pins it. Called inside it. */
    boolean suspend();

    /** True once the body has ended. */
    boolean finished();

    /** Stack of the suspended body. */
    StackTraceElement[] frames();
}
