package dev.lockstep.controller;

import dev.lockstep.engine.HashState;
import dev.lockstep.hooks.IdentityHooks;
import dev.lockstep.strategy.SplitMix;

/**
 * Identity hash codes of classes: functions of their names. A class can be older than the run that asks, and the VM
 * would draw its code when it links it, from whatever generator the linking thread has.
 */
public final class ClassCodes implements IdentityHooks.Definitions {
    private static final long SALT = 0x636C6173736573L;

    /** Creates the listener for classes that are defined outside runs; one for the JVM. */
    public ClassCodes() {}

    /** What the generator is set to before the code of the class of that name is drawn. */
    static long bits(String name) {
        int slash = name.indexOf('/'); // after it a hidden class's name has an address
        return SplitMix.mix(SALT ^ (slash < 0 ? name : name.substring(0, slash)).hashCode());
    }

    @Override
    public void defined(Class<?> type) {
        if (!HashState.hasHash(type)) {
            HashState.draw(HashState.of(Thread.currentThread()), bits(type.getName()), type);
        }
    }
}
