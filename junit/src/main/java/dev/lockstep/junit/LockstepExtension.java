package dev.lockstep.junit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Takes a Lockstep test's calls from JUnit, one by one, and makes them anew in each iteration. Registered by
 * {@link LockstepTest} and {@link Lockstep}; where it is registered for a whole class it leaves other tests alone.
 * Thread-safe: what it remembers is in JUnit's store of each test.
 */
public final class LockstepExtension implements InvocationInterceptor, TestExecutionExceptionHandler {
    private static final Namespace NAMESPACE = Namespace.create(LockstepExtension.class);
    private static final String RUNNING = "running ";

    /** Called by JUnit. */
    public LockstepExtension() {}

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        if (isControlled(context)) {
            beforeEach(context).add(call);
            invocation.skip();
        } else {
            invocation.proceed();
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        intercept(invocation, call, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        intercept(invocation, call, context);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        if (isControlled(context)) {
            invocation.skip();
        } else {
            invocation.proceed();
        }
    }

    private static void intercept(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        if (!isControlled(context)) {
            invocation.proceed();
            return;
        }
        invocation.skip();
        Agent.require();
        TestOptions options = TestOptions.of(context.getRequiredTestMethod()).orElseThrow();
        TestLifecycle lifecycle = new TestLifecycle(context, beforeEach(context), call);
        TestExploration exploration = new TestExploration(options, lifecycle, context);
        context.getStore(NAMESPACE).put(RUNNING + context.getUniqueId(), exploration);
        exploration.run();
    }

    /**
     * Tells in a timeout's message which iteration was running. JUnit may have left the test's thread behind: then
     * this waits until the iteration has noticed, so that the next test finds nothing of it.
     */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        TestExploration exploration =
                context.getStore(NAMESPACE).get(RUNNING + context.getUniqueId(), TestExploration.class);
        if (!(thrown instanceof TimeoutException) || exploration == null || exploration.hasEnded()) {
            throw thrown;
        }
        exploration.stop();
        TimeoutException told = new TimeoutException(thrown.getMessage() + ": " + exploration.progress());
        told.setStackTrace(thrown.getStackTrace());
        told.initCause(thrown.getCause());
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (!(suppressed instanceof InterruptedException)) {
                told.addSuppressed(suppressed); // the interrupt said the same
            }
        }
        throw told;
    }

    private static boolean isControlled(ExtensionContext context) {
        return context.getTestMethod().map(TestOptions::isOn).orElse(false);
    }

    @SuppressWarnings("unchecked")
    private static List<ReflectiveInvocationContext<Method>> beforeEach(ExtensionContext context) {
        return (List<ReflectiveInvocationContext<Method>>)
                context.getStore(NAMESPACE).getOrComputeIfAbsent(context.getUniqueId(), id -> new ArrayList<>());
    }
}
