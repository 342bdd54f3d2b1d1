package dev.lockstep.agent.launch;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;

/** Finds and calls {@code main} by the launcher's rules, which have already accepted the class. */
final class MainMethod implements Runnable {
    private final Method main;
    private final Constructor<?> constructor;
    private final String[] arguments;

    private MainMethod(Method main, Constructor<?> constructor, String[] arguments) {
        this.main = main;
        this.constructor = constructor;
        this.arguments = arguments;
    }

    /** Looks up the main method of {@code type}. */
    static MainMethod of(Class<?> type, String[] arguments, Instrumentation instrumentation) {
        try {
            Method method = find(type, String[].class);
            if (method == null) {
                method = find(type);
            }
            open(method.getDeclaringClass(), instrumentation);
            method.setAccessible(true);
            Constructor<?> constructor = null;
            if (!Modifier.isStatic(method.getModifiers())) {
                constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
            }
            return new MainMethod(method, constructor, arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("main of " + type.getName() + " cannot be called", e);
        }
    }

    @Override
    public void run() {
        try {
            Object target = constructor == null ? null : constructor.newInstance();
            if (main.getParameterCount() > 0) {
                main.invoke(target, (Object) arguments.clone());
            } else {
                main.invoke(target);
            }
        } catch (InvocationTargetException e) {
            MainMethod.<RuntimeException>rethrow(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "main of " + main.getDeclaringClass().getName() + " cannot be called", e);
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
