package dev.lockstep.bench;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The JDK's own continuations with nothing around them (JDK 21 and later, {@code --add-exports
 * java.base/jdk.internal.vm=ALL-UNNAMED}). Method handles, because this is compiled for 17.
 */
final class BareContinuations {
    private static final MethodHandle CREATE;
    private static final MethodHandle RUN;
    private static final MethodHandle YIELD;

    static {
        try {
            Class<?> type = Class.forName("jdk.internal.vm.Continuation");
            Class<?> scopeType = Class.forName("jdk.internal.vm.ContinuationScope");
            Object scope = scopeType.getConstructor(String.class).newInstance("bench");
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            CREATE = lookup.findConstructor(type, MethodType.methodType(void.class, scopeType, Runnable.class))
                    .bindTo(scope)
                    .asType(MethodType.methodType(Object.class, Runnable.class));
            RUN = lookup.findVirtual(type, "run", MethodType.methodType(void.class))
                    .asType(MethodType.methodType(void.class, Object.class));
            YIELD = lookup.findStatic(type, "yield", MethodType.methodType(boolean.class, scopeType))
                    .bindTo(scope);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no continuations", e);
        }
    }

    private BareContinuations() {}

    /** Nanoseconds of a yield and the run of the next, between two continuations in turn. */
    static double pairNanos(int pairs) {
        Object one = create(pairs);
        Object other = create(pairs);
        long start = System.nanoTime();
        try {
            for (int i = 0; i < pairs / 2; i++) {
                RUN.invokeExact(one);
                RUN.invokeExact(other);
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        return (double) (System.nanoTime() - start) / pairs;
    }

    private static Object create(int yields) {
        try {
            return (Object) CREATE.invokeExact((Runnable) () -> yieldOften(yields));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void yieldOften(int yields) {
        try {
            for (int i = 0; i < yields; i++) {
                boolean resumed = (boolean) YIELD.invokeExact();
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
