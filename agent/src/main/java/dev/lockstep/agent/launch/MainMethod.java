package dev.lockstep.agent.launch;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;

/**
 * Finds and calls {@code main} by the launcher's rules, which have already accepted the class. All that the
 * JDK does for reflection happens when the object is made, outside the run.
 */
final class MainMethod implements Runnable {
    private final MethodHandle main;

    private MainMethod(MethodHandle main) {
        this.main = main;
    }

    /** Looks up the main method of {@code type} and binds its arguments. */
    static MainMethod of(Class<?> type, String[] arguments, Instrumentation instrumentation) {
        try {
            Method method = find(type, String[].class);
            if (method == null) {
                method = find(type);
            }
            open(method.getDeclaringClass(), instrumentation);
            method.setAccessible(true);
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodHandle main = lookup.unreflect(method).asFixedArity();
            if (!Modifier.isStatic(method.getModifiers())) {
                Constructor<?> constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                MethodHandle create = lookup.unreflectConstructor(constructor);
                Class<?> receiver = main.type().parameterType(0);
                main = MethodHandles.collectArguments(main, 0, create.asType(create.type().changeReturnType(receiver)));
            }
            if (main.type().parameterCount() > 0) {
                main = MethodHandles.insertArguments(main, 0, (Object) arguments.clone());
            }
            return new MainMethod(main);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("main of " + type.getName() + " cannot be called", e);
        }
    }

    @Override
    public void run() {
        try {
            main.invokeExact();
        } catch (Throwable e) {
            MainMethod.<RuntimeException>rethrow(e);
        }
    }

    private static Method find(Class<?> type, Class<?>... parameters) {
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            try {
                Method method = c.getDeclaredMethod("main", parameters);
                if (!Modifier.isPrivate(method.getModifiers()) && method.getReturnType() == void.class) {
                    return method;
                }
            } catch (NoSuchMethodException e) {
                continue; // look in the superclass
            }
        }
        return null;
    }

    private static void open(Class<?> declaring, Instrumentation instrumentation) {
        Module module = declaring.getModule();
        if (module.isNamed()) {
            Set<Module> us = Set.of(MainMethod.class.getModule());
            instrumentation.redefineModule(
                    module, Set.of(), Map.of(), Map.of(declaring.getPackageName(), us), Set.of(), Map.of());
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void rethrow(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
