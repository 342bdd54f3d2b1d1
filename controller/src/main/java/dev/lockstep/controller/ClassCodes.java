package dev.lockstep.controller;

import dev.lockstep.engine.HashState;
import dev.lockstep.hooks.IdentityHooks;
import dev.lockstep.strategy.SplitMix;
import java.lang.reflect.Proxy;

/**
 * Identity hash codes of what outlives runs, as functions of names: of classes and of the JDK's enum constants. They
 * can be older than the run that asks, and the VM would draw the code of a class when it links it, from whatever
 * generator the linking thread has.
 */
public final class ClassCodes implements IdentityHooks.Definitions {
    private static final long SALT = 0x636C6173736573L;
    private static final String COUNTED = "$$Lambda$";

    /** Knows the classes of the JVM; null where nobody does. Set once, before the first run. */
    public static volatile Loaded loaded;

    /** The classes of the JVM. */
    public interface Loaded {
        /** All that are loaded, in any order. Any thread. */
        Class<?>[] classes();
    }

    /** Creates the listener for classes that are defined outside runs; one for the JVM. */
    public ClassCodes() {}

    /** What the generator is set to before the code of the class of that name is drawn. */
    static long bits(String name) {
        return SplitMix.mix(SALT ^ name.hashCode());
    }

    /** As {@link #bits(String)}, for what the class is called in every JVM. */
    static long bits(Class<?> type) {
        return bits(name(type));
    }

    /** The name of a class without the JVM's own numbers and addresses. */
    static String name(Class<?> type) {
        if (type.isHidden()) {
            return hiddenName(type.getName());
        }
        if (type.getSuperclass() != Proxy.class) {
            return type.getName();
        }
        StringBuilder name = new StringBuilder("$Proxy");
        for (Class<?> face : type.getInterfaces()) {
            name.append(' ').append(face.getName());
        }
        return name.toString();
    }

    /** A hidden class is called after its host, a counter (of lambdas, up to JDK 20) and, once defined, an address. */
    static String hiddenName(String name) {
        int slash = name.lastIndexOf('/');
        int counter = name.indexOf(COUNTED);
        if (counter >= 0) {
            return name.substring(0, counter + COUNTED.length() - 1);
        }
        return slash < 0 ? name : name.substring(0, slash);
    }

    /** Whether {@code object} is an enum constant that outlives runs. */
    static boolean isConstantOfJdk(Object object) {
        if (!(object instanceof Enum)) {
            return false;
        }
        Module module = ((Enum<?>) object).getDeclaringClass().getModule();
        return module.isNamed()
                && (module.getName().startsWith("java.") || module.getName().startsWith("jdk."));
    }

    /** As {@link #bits(String)}, for a constant. */
    static long bits(Enum<?> constant) {
        return bits(constant.getDeclaringClass().getName() + '.' + constant.name());
    }

    /** Classes of the boot loader that nothing has linked yet get their codes before a run could link them. */
    public static void giveToLoaded() {
        Loaded source = loaded;
        if (source == null || !HashState.isControlled()) {
            return;
        }
        for (Class<?> type : source.classes()) {
            if (type.getClassLoader() == null && !type.isArray() && !type.isHidden()) {
                give(type);
            }
        }
    }

    @Override
    public void defined(Class<?> type) {
        give(type);
    }

    /** The next code that the VM draws is likely to be that of this class, when it links it. */
    @Override
    public void defining(String name) {
        long address = HashState.of(Thread.currentThread());
        HashState.restore(address, HashState.seedLow(bits(name.replace('/', '.'))), HashState.seedHigh());
    }

    private static void give(Class<?> type) {
        if (!HashState.hasHash(type)) {
            HashState.draw(HashState.of(Thread.currentThread()), bits(type), type);
        }
    }
}
