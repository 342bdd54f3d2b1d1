package dev.lockstep.controller;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.HashState;
import dev.lockstep.strategy.SplitMix;
import dev.lockstep.task.Task;

/**
 * Identity hash codes. The n-th code that the program draws in a step is a function of the seed, the step and n,
 * whatever the VM and the JDK draw in between: they set up much in a first run only, and take codes for it.
 */
final class IdentityHashes {
    private static final long SALT = 0x6C6F636B73746570L;
    private static final long NAME_SALT = 0x636C6173736573L;
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final int KINDS = 64;
    private static final int KIND_BITS = 20;
    private static final long INTERNAL = 0;
    private final int[] counts = new int[KINDS];
    private final long[] countedSteps = new long[KINDS];
    private Engine engine;
    private Scheduler scheduler;
    private long seed;
    private boolean freshStatics;
    private long stream;
    private int drawn;

    void begin(Engine runEngine, Scheduler runScheduler, long runSeed, boolean statics) {
        engine = runEngine;
        scheduler = runScheduler;
        seed = SplitMix.mix(runSeed ^ SALT);
        freshStatics = statics;
        stream = INTERNAL;
        drawn = 0;
        java.util.Arrays.fill(countedSteps, -1);
    }

    /** The hash code that the program asks for, drawn from its own stream if it is new. */
    int draw(Object object, boolean identity) {
        long address = engine.hashState();
        if (address == 0 || stream == INTERNAL || HashState.hasHash(object)) {
            return identity ? System.identityHashCode(object) : object.hashCode();
        }
        long state = HashState.seedLow(
                object instanceof Class ? ofName((Class<?>) object) : SplitMix.mix(stream + drawn * GAMMA));
        HashState.restore(address, state, HashState.seedHigh());
        int hash = identity ? System.identityHashCode(object) : object.hashCode();
        if (HashState.low(address) != state && !(object instanceof Class)) { // a class may have had it from before
            drawn++;
        }
        return hash;
    }

    /** A class's code is a function of its name, and of the seed if the class is as new as the run. */
    private long ofName(Class<?> type) {
        long base = type.getClassLoader() == null || !freshStatics ? NAME_SALT : seed;
        String name = type.getName();
        int slash = name.indexOf('/'); // after it a hidden class's name has an address
        return SplitMix.mix(base ^ (slash < 0 ? name : name.substring(0, slash)).hashCode());
    }

    /** A loader has a new class: it gets its code now, before the VM draws one to link it. */
    void defined(Class<?> type) {
        long address = engine.hashState();
        if (address != 0 && !HashState.hasHash(type)) {
            drawFrom(address, ofName(type), type);
        }
    }

    /** The next code that the VM draws is likely to be that of this class of the JDK, when it links it. */
    void defining(String name) {
        long address = engine.hashState();
        int hash = name.replace('/', '.').hashCode();
        HashState.restore(address, HashState.seedLow(SplitMix.mix(NAME_SALT ^ hash)), HashState.seedHigh());
    }

    /** The code of an object that is locked, for the tool's own tables. */
    int of(Object object) {
        if (HashState.hasHash(object)) {
            return System.identityHashCode(object);
        }
        long address = engine.hashState();
        if (address == 0) {
            return System.identityHashCode(object);
        }
        return drawFrom(address, next(object.getClass().getName().hashCode()), object);
    }

    private static int drawFrom(long address, long bits, Object object) {
        long low = HashState.low(address);
        long high = HashState.high(address);
        HashState.restore(address, HashState.seedLow(bits), HashState.seedHigh());
        int hash = System.identityHashCode(object);
        HashState.restore(address, low, high);
        return hash;
    }

    /** From here the task runs code that a program cannot see, such as linkage: its codes are not the program's. */
    void enterInternal(Task task) {
        enter(task, INTERNAL, next(0));
    }

    /** As {@link #enterInternal}, for a class initialiser: its codes depend on its name, not on when it runs. */
    void enterInitializer(Task task, String name) {
        long named = SplitMix.mix(seed ^ name.hashCode());
        enter(task, named, named);
    }

    private void enter(Task task, long newStream, long bits) {
        long address = engine.hashState();
        task.savedHashLow = HashState.low(address);
        task.savedHashHigh = HashState.high(address);
        task.savedHashStream = stream;
        task.savedHashCount = drawn;
        stream = newStream;
        drawn = 0;
        HashState.restore(address, HashState.seedLow(bits), HashState.seedHigh());
    }

    /** Goes on with what {@link #enterInternal} began after others ran. */
    void resumeInternal() {
        stream = next(0);
        drawn = 0;
        HashState.restore(engine.hashState(), HashState.seedLow(stream), HashState.seedHigh());
    }

    /** Ends what {@link #enterInternal} began. */
    void leaveInternal(Task task) {
        stream = task.savedHashStream;
        drawn = task.savedHashCount;
        HashState.restore(engine.hashState(), task.savedHashLow, task.savedHashHigh);
    }

    /** Starts the program's stream anew as a function of the step. */
    void reseed(long now) {
        stream = SplitMix.mix(~seed + now);
        drawn = 0;
        HashState.restore(engine.hashState(), HashState.seedLow(stream), HashState.seedHigh());
    }

    /** Depends on the step and on how many of one kind were asked for within it, not on the history before. */
    private long next(int kind) {
        long now = scheduler.step();
        int slot = kind & KINDS - 1;
        if (countedSteps[slot] != now) {
            countedSteps[slot] = now;
            counts[slot] = 0;
        }
        return SplitMix.mix(seed + kind * GAMMA + (now << KIND_BITS) + counts[slot]++);
    }
}
