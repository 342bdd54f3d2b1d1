package dev.lockstep.controller;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.HashState;
import dev.lockstep.strategy.SplitMix;
import dev.lockstep.task.Task;

/**
 * Identity hash codes for the tool's own tables. A code that the tool is the first to ask for is drawn from
 * a stream of its own, so that locks which only a first run takes (lazy set-up inside the JDK) do not shift
 * the codes that the program sees.
 */
final class IdentityHashes {
    private static final long SALT = 0x6C6F636B73746570L;
    private static final int COUNT_BITS = 20;
    private Engine engine;
    private Scheduler scheduler;
    private long seed;
    private long step;
    private int count;

    void begin(Engine runEngine, Scheduler runScheduler, long runSeed) {
        engine = runEngine;
        scheduler = runScheduler;
        seed = SplitMix.mix(runSeed ^ SALT);
        step = 0;
        count = 0;
    }

    int of(Object object) {
        if (HashState.hasHash(object)) {
            return System.identityHashCode(object);
        }
        long address = engine.hashState();
        if (address == 0) {
            return System.identityHashCode(object);
        }
        long low = HashState.low(address);
        long high = HashState.high(address);
        HashState.restore(address, HashState.seedLow(next()), HashState.seedHigh());
        int hash = System.identityHashCode(object);
        HashState.restore(address, low, high);
        return hash;
    }

    /**
     * From here the task runs code that a program cannot see, such as linkage, which may ask for codes in a
     * first run only: they come from the tool's own stream.
     */
    void enterInternal(Task task) {
        long address = engine.hashState();
        task.savedHashLow = HashState.low(address);
        task.savedHashHigh = HashState.high(address);
        HashState.restore(address, HashState.seedLow(next()), HashState.seedHigh());
    }

    /** As {@link #enterInternal}, for a class initialiser: its codes depend on its name, not on when it runs. */
    void enterInitializer(Task task, String name) {
        long address = engine.hashState();
        task.savedHashLow = HashState.low(address);
        task.savedHashHigh = HashState.high(address);
        HashState.restore(address, HashState.seedLow(SplitMix.mix(seed ^ name.hashCode())), HashState.seedHigh());
    }

    /** Ends what {@link #enterInternal} began. */
    void leaveInternal(Task task) {
        HashState.restore(engine.hashState(), task.savedHashLow, task.savedHashHigh);
    }

    /**
     * Starts the program's stream anew as a function of the step, so that codes which the JDK asks for in a
     * first run only shift no others than those of the same step.
     */
    void reseed(long now) {
        long address = engine.hashState();
        HashState.restore(address, HashState.seedLow(SplitMix.mix(~seed + now)), HashState.seedHigh());
    }

    /** Depends on the step and on how many were asked for within it, not on the history before. */
    private long next() {
        long now = scheduler.step();
        if (now != step) {
            step = now;
            count = 0;
        }
        return SplitMix.mix(seed + (now << COUNT_BITS) + count++);
    }
}
