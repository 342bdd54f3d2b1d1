package dev.lockstep.hooks;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import jdk.internal.misc.Unsafe;

/**
 * The order of methods and constructors that a class answers: the VM's is that of the addresses of their names, which
 * differ from launch to launch.
 */
public final class ReflectionHooks {
    /** Name of a method that the agent adds to classes of the application. */
    public static final String RENEW = "lockstep$renew";

    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long MODIFIERS = UNSAFE.objectFieldOffset(Field.class, "modifiers");
    private static final Set<String> FINALS = new HashSet<>();
    private static final Comparator<Method> METHODS = new ByNameAndTypes();
    private static final Comparator<Constructor<?>> CONSTRUCTORS = new ByTypes();

    /** True where all of the JVM is controlled: what is asked before the first run is kept, too. Set by the agent. */
    public static volatile boolean always;

    private ReflectionHooks() {}

    /** Initialises the comparators, which the first use must not do in the midst of a run. */
    public static void warmUp() {
        methods(new Method[0]);
        fields(new Field[0]);
    }

    /** Sorts what the VM gave, if a task asks; the same array, unless one of the methods is the agent's own. */
    public static Method[] methods(Method[] methods) {
        for (int i = 0; i < methods.length; i++) {
            if (methods[i].getName().equals(RENEW)) {
                return methods(without(methods, i));
            }
        }
        if (always || Current.managed()) {
            Arrays.sort(methods, METHODS);
        }
        return methods;
    }

    private static Method[] without(Method[] methods, int index) {
        Method[] rest = Arrays.copyOf(methods, methods.length - 1);
        System.arraycopy(methods, index + 1, rest, index, rest.length - index);
        return rest;
    }

    /** The field of that class was final before the agent changed it. Any thread. */
    public static void callFinal(String type, String field) {
        synchronized (FINALS) {
            FINALS.add(type.concat(".").concat(field));
        }
    }

    /** Gives fields back the modifiers that their class file has; the same array. */
    public static Field[] fields(Field[] fields) {
        if (fields.length > 0 && fields[0].getDeclaringClass().getClassLoader() != null) {
            synchronized (FINALS) {
                if (!FINALS.isEmpty()) {
                    for (Field field : fields) {
                        restore(field);
                    }
                }
            }
        }
        return fields;
    }

    private static void restore(Field field) {
        String name = field.getDeclaringClass().getName().concat(".").concat(field.getName());
        if (Modifier.isStatic(field.getModifiers()) && FINALS.contains(name)) {
            UNSAFE.putInt(field, MODIFIERS, field.getModifiers() | Modifier.FINAL);
        }
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
