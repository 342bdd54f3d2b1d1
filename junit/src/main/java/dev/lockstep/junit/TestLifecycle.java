package dev.lockstep.junit;

import dev.lockstep.engine.TaskKilled;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * One iteration of a test, as JUnit would run it: a new instance, {@code @BeforeEach}, the test,
 * {@code @AfterEach}. Immutable; {@link #run} is called in a controlled run.
 */
final class TestLifecycle {
    private static final Object[] NONE = {};
    private final ExtensionContext context;
    private final List<ReflectiveInvocationContext<Method>> beforeEach;
    private final ReflectiveInvocationContext<Method> test;
    private final FreshInstances instances;
    private final List<List<Method>> afterEach = new ArrayList<>();

    /** {@code beforeEach} and {@code test} are JUnit's calls, with their parameters resolved. */
    TestLifecycle(
            ExtensionContext context,
            List<ReflectiveInvocationContext<Method>> beforeEach,
            ReflectiveInvocationContext<Method> test) {
        this.context = context;
        this.beforeEach = beforeEach;
        this.test = test;
        this.instances = new FreshInstances(context);
        for (Object instance : instances.ofJUnit()) {
            afterEach.add(AnnotationSupport.findAnnotatedMethods(
                    instance.getClass(), AfterEach.class, HierarchyTraversalMode.BOTTOM_UP));
        }
    }

    /** Runs the iteration; throws what the test throws, with what {@code @AfterEach} throws suppressed in it. */
    void run() throws Throwable {
        Object[] fresh = instances.create();
        Throwable thrown = null;
        try {
            for (ReflectiveInvocationContext<Method> call : beforeEach) {
                call(call, fresh);
            }
            call(test, fresh);
        } catch (TaskKilled e) {
            throw e; // the run is over: nothing of it may go on
        } catch (Throwable e) {
            thrown = e;
        }
        thrown = after(fresh, thrown);
        if (thrown != null) {
            throw thrown;
        }
    }

    private void call(ReflectiveInvocationContext<Method> call, Object[] fresh) throws Throwable {
        Object target = call.getTarget()
                .map(instance -> fresh[instances.indexOf(instance)])
                .orElse(null);
        Invoker.invoke(call.getExecutable(), target, call.getArguments().toArray());
    }

    /** Calls the innermost class's methods first, as JUnit does. */
    private Throwable after(Object[] fresh, Throwable before) {
        Throwable thrown = before;
        for (int i = fresh.length - 1; i >= 0; i--) {
            for (Method method : afterEach.get(i)) {
                try {
                    after(method, fresh[i]);
                } catch (TaskKilled e) {
                    throw e;
                } catch (Throwable e) {
                    thrown = add(thrown, e);
                }
            }
        }
        return thrown;
    }

    private void after(Method method, Object target) throws Throwable {
        if (method.getParameterCount() == 0) {
            Invoker.invoke(method, target, NONE);
        } else {
            context.getExecutableInvoker().invoke(method, target);
        }
    }

    private static Throwable add(Throwable first, Throwable next) {
        if (first == null) {
            return next;
        }
        if (first != next) {
            first.addSuppressed(next);
        }
        return first;
    }
}
