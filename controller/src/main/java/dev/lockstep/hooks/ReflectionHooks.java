package dev.lockstep.hooks;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The order of methods and constructors that a class answers: the VM's is that of the addresses of their names, which
 * differ from launch to launch.
 */
public final class ReflectionHooks {
    private static final Comparator<Method> METHODS = new ByNameAndTypes();
    private static final Comparator<Constructor<?>> CONSTRUCTORS = new ByTypes();

    /** True where all of the JVM is controlled: what is asked before the first run is kept, too. Set by the agent. */
    public static volatile boolean always;

    private ReflectionHooks() {}

    /** Initialises the comparators, which the first use must not do in the midst of a run. */
    public static void warmUp() {
        methods(new Method[0]);
    }

    /** Sorts what the VM gave, if a task asks; the same array. */
    public static Method[] methods(Method[] methods) {
        if (always || Current.managed()) {
            Arrays.sort(methods, METHODS);
        }
        return methods;
    }

    /** As {@link #methods}. */
    public static Constructor<?>[] constructors(Constructor<?>[] constructors) {
        if (always || Current.managed()) {
            Arrays.sort(constructors, CONSTRUCTORS);
        }
        return constructors;
    }

    private static int compare(Class<?>[] left, Class<?>[] right) {
        for (int i = 0; i < left.length && i < right.length; i++) {
            int order = left[i].getName().compareTo(right[i].getName());
            if (order != 0) {
                return order;
            }
        }
        return left.length - right.length;
    }

    private static final class ByNameAndTypes implements Comparator<Method> {
        @Override
        public int compare(Method left, Method right) {
            int order = left.getName().compareTo(right.getName());
            if (order == 0) {
                order = ReflectionHooks.compare(left.getParameterTypes(), right.getParameterTypes());
            }
            return order != 0
                    ? order
                    : left.getReturnType()
                            .getName()
                            .compareTo(right.getReturnType().getName());
        }
    }

    private static final class ByTypes implements Comparator<Constructor<?>> {
        @Override
        public int compare(Constructor<?> left, Constructor<?> right) {
            return ReflectionHooks.compare(left.getParameterTypes(), right.getParameterTypes());
        }
    }
}
