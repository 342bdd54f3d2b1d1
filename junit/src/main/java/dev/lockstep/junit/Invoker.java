package dev.lockstep.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Reflective calls that throw what the callee throws. Not JUnit's own helpers: those initialise further classes when
 * something is thrown, which a run that is being torn down cannot do.
 */
final class Invoker {
    private Invoker() {}

    static void invoke(Method method, Object target, Object... arguments) throws Throwable {
        method.setAccessible(true);
        try {
            method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    static Object create(Constructor<?> constructor, Object... arguments) throws Throwable {
        constructor.setAccessible(true);
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
