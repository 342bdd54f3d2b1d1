package dev.lockstep.cluster.jdk;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Private native methods of the JDK, for threads outside a run whose calls were redirected here. */
final class RealNatives {
    private final String owner;
    private final String name;
    private final Class<?>[] parameters;
    private volatile Method method;

    RealNatives(String owner, String name, Class<?>... parameters) {
        this.owner = owner;
        this.name = name;
        this.parameters = parameters;
    }

    Object call(Object... arguments) throws IOException {
        try {
            return method().invoke(null, arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException) {
                throw (IOException) cause;
            }
            if (cause instanceof RuntimeException) {
                throw (RuntimeException) cause;
            }
            if (cause instanceof Error) {
                throw (Error) cause;
            }
            throw new IllegalStateException(cause);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Method method() throws ReflectiveOperationException {
        Method found = method;
        if (found == null) {
            found = Class.forName(owner).getDeclaredMethod(name, parameters);
            found.setAccessible(true);
            method = found;
        }
        return found;
    }
}
