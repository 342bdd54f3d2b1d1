package dev.lockstep.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes the test instances of an iteration after the model of JUnit's: the test's and, if nested, its outer ones. */
final class FreshInstances {
    private final ExtensionContext context;
    private final List<Object> ofJUnit;

    FreshInstances(ExtensionContext context) {
        this.context = context;
        this.ofJUnit = context.getRequiredTestInstances().getAllInstances();
    }

    /** JUnit's own instances, the outermost first. */
    List<Object> ofJUnit() {
        return ofJUnit;
    }

    /** The place of one of JUnit's instances among the fresh ones. */
    int indexOf(Object instance) {
        for (int i = 0; i < ofJUnit.size(); i++) {
            if (ofJUnit.get(i) == instance) {
                return i;
            }
        }
        throw new IllegalArgumentException("not an instance of this test: " + instance.getClass());
    }

    /** New instances, but the same where JUnit too would keep one for all tests of a class. */
    Object[] create() throws Throwable {
        Object[] fresh = new Object[ofJUnit.size()];
        for (int i = 0; i < fresh.length; i++) {
            Object model = ofJUnit.get(i);
            fresh[i] = isPerClass(model.getClass()) ? model : create(model, i == 0 ? null : fresh[i - 1]);
        }
        return fresh;
    }

    private boolean isPerClass(Class<?> type) {
        Optional<ExtensionContext> at = Optional.of(context);
        while (at.isPresent()) {
            if (at.get().getTestClass().filter(type::equals).isPresent()) {
                return at.get()
                        .getTestInstanceLifecycle()
                        .filter(Lifecycle.PER_CLASS::equals)
                        .isPresent();
            }
            at = at.get().getParent();
        }
        return false;
    }

    private Object create(Object model, Object outer) throws Throwable {
        Constructor<?> constructor = model.getClass().getDeclaredConstructors()[0]; // JUnit allows only one
        boolean inner = outer != null && !Modifier.isStatic(model.getClass().getModifiers());
        Object instance;
        if (constructor.getParameterCount() > (inner ? 1 : 0)) {
            instance = inner
                    ? context.getExecutableInvoker().invoke(constructor, outer)
                    : context.getExecutableInvoker().invoke(constructor);
        } else if (inner) {
            instance = Invoker.create(constructor, outer);
        } else {
            instance = Invoker.create(constructor);
        }
        copyInjected(model, instance);
        return instance;
    }

    /** Copies what extensions have put into fields that the constructor leaves null. */
    private static void copyInjected(Object model, Object instance) {
        for (Class<?> type = model.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if (!field.getType().isPrimitive() && !Modifier.isStatic(modifiers) && !Modifier.isFinal(modifiers)) {
                    copyInjected(field, model, instance);
                }
            }
        }
    }

    private static void copyInjected(Field field, Object model, Object instance) {
        try {
            field.setAccessible(true);
            if (field.get(instance) == null) {
                field.set(instance, field.get(model));
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
