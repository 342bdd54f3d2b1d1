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
    private final Class<?> type;
    private final String[] arguments;
    private final Instrumentation instrumentation;

    MainMethod(Class<?> type, String[] arguments, Instrumentation instrumentation) {
        this.type = type;
        this.arguments = arguments;
        this.instrumentation = instrumentation;
    }

    @Override
    public void run() {
        try {
            Method main = find(String[].class);
            boolean takesArguments = main != null;
            if (main == null) {
                main = find();
            }
            open(main.getDeclaringClass());
            main.setAccessible(true);
            Object target = Modifier.isStatic(main.getModifiers()) ? null : instance();
            if (takesArguments) {
                main.invoke(target, (Object) arguments.clone());
            } else {
                main.invoke(target);
            }
        } catch (InvocationTargetException e) {
            MainMethod.<RuntimeException>rethrow(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("main of " + type.getName() + " cannot be called", e);
        }
    }

    private Method find(Class<?>... parameters) {
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

    private Object instance() throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private void open(Class<?> declaring) {
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
