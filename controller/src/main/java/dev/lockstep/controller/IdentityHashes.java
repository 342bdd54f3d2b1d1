package dev.lockstep.controller;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.HashState;
import dev.lockstep.strategy.SplitMix;
import dev.lockstep.task.Task;
import java.util.Arrays;

/**
 * Identity hash codes. That of the n-th object of a class that the program asks for in a step is a function of the
 * seed, the step, the class and n, whatever the VM and the JDK draw in between: they set up much in a first run only,
 * and take codes for it. What outlives a run has a code that depends on its name, as far as {@link ClassCodes} knows.
 */
final class IdentityHashes {
    private static final long SALT = 0x6C6F636B73746570L;
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final int LINKAGE = 0;

    /** Words of an entry of {@link Task#hashStack}: a generator's two, stream, codes drawn, and the next one. */
    private static final int WORDS = 5;

    /** How often hidden code has been entered again within this; -1 for an initialiser. */
    private static final int NESTED = 4;

    private static final int KIND_BITS = 20;
    private static final long INTERNAL = 0;
    private final StepCounts asked = new StepCounts();
    private final StepCounts locked = new StepCounts();
    private final StepCounts lockedInside = new StepCounts();
    private final UnlinkedClasses unlinked = new UnlinkedClasses();
    private Engine engine;
    private Scheduler scheduler;
    private long seed;
    private long stream;
    private long streamOfStep;
    private int drawn;
    private int definitions;
    private long defined;

    void begin(Engine runEngine, Scheduler runScheduler, long runSeed) {
        engine = runEngine;
        scheduler = runScheduler;
        seed = SplitMix.mix(runSeed ^ SALT);
        stream = INTERNAL;
        streamOfStep = INTERNAL;
        drawn = 0;
        definitions = 0;
        defined = 0;
        asked.reset();
        locked.reset();
        lockedInside.reset();
    }

    /** The hash code that the program asks for, drawn from its own stream if it is new. */
    int draw(Object object, boolean identity) {
        long address = engine.hashState();
        if (address == 0 || stream == INTERNAL || HashState.hasHash(object)) {
            return identity ? System.identityHashCode(object) : object.hashCode();
        }
        if (object instanceof Class) {
            return named(address, ClassCodes.bits((Class<?>) object), object, identity);
        }
        if (ClassCodes.isConstantOfJdk(object)) {
            return named(address, ClassCodes.bits((Enum<?>) object), object, identity);
        }
        return counted(address, object, identity);
    }

    private static int named(long address, long bits, Object object, boolean identity) {
        HashState.restore(address, HashState.seedLow(bits), HashState.seedHigh());
        return identity ? System.identityHashCode(object) : object.hashCode();
    }

    /** Initialisers count everything, steps by class: what outlives runs is asked for in a first run only. */
    private int counted(long address, Object object, boolean identity) {
        boolean byClass = stream == streamOfStep;
        int kind = byClass ? ClassCodes.name(object.getClass()).hashCode() : 0;
        long now = scheduler.step();
        int n = byClass ? asked.of(kind, now) : drawn;
        long state = HashState.seedLow(SplitMix.mix(stream + kind + n * GAMMA));
        HashState.restore(address, state, HashState.seedHigh());
        int hash = identity ? System.identityHashCode(object) : object.hashCode();
        if (HashState.low(address) == state) {
            return hash; // it had one, or makes its own
        }
        if (byClass) {
            asked.add(kind, now);
        } else {
            drawn++;
        }
        return hash;
    }

    /** A loader has a new class: it gets its code now, before the VM draws one to link it. */
    void defined(Class<?> type) {
        long address = engine.hashState();
        if (address != 0 && !HashState.hasHash(type)) {
            HashState.draw(address, ClassCodes.bits(type), type);
        }
    }

    /**
     * The next code that the VM draws is likely to be that of this class of the JDK, when it links it. If it does so
     * later, the class has got its code before: at the next step, or the end of the hidden code that asked for it.
     */
    void defining(String name) {
        long address = engine.hashState();
        if (address != 0) {
            String external = name.replace('/', '.');
            defined = ClassCodes.bits(external);
            unlinked.add(external);
        }
    }

    /** The next code that the VM draws is that of this hidden class, which it links at once. */
    void definingHidden(String name) {
        long bits = ClassCodes.bits(ClassCodes.hiddenName(name.replace('/', '.')));
        HashState.restore(engine.hashState(), HashState.seedLow(bits), HashState.seedHigh());
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
        if (object instanceof Class) {
            return HashState.draw(address, ClassCodes.bits((Class<?>) object), object);
        }
        return HashState.draw(address, next(ClassCodes.name(object.getClass()).hashCode()), object);
    }

    /** From here the task runs code that a program cannot see, such as linkage: its codes are not the program's. */
    void enterInternal(Task task) {
        int top = task.hashDepth - WORDS;
        if (top >= 0 && task.hashStack[top + NESTED] >= 0) {
            task.hashStack[top + NESTED]++;
        } else {
            enter(task, INTERNAL, next(LINKAGE));
        }
    }

    /** Ends what {@link #enterInternal} began. */
    void leaveInternal(Task task) {
        int top = task.hashDepth - WORDS;
        if (task.hashStack[top + NESTED] > 0) {
            task.hashStack[top + NESTED]--;
        } else {
            leave(task);
        }
    }

    /** From here the task runs a class initialiser: its codes depend on its name, not on when it runs and for whom. */
    void enterInitializer(Task task, String name) {
        long named = SplitMix.mix(seed ^ name.hashCode());
        enter(task, named, named);
        task.hashStack[task.hashDepth - WORDS + NESTED] = -1;
    }

    /** Ends what {@link #enterInitializer} began. */
    void leaveInitializer(Task task) {
        leave(task);
    }

    private void enter(Task task, long newStream, long bits) {
        long address = engine.hashState();
        int top = task.hashDepth;
        if (task.hashStack == null) {
            task.hashStack = new long[2 * WORDS];
        } else if (top == task.hashStack.length) {
            task.hashStack = Arrays.copyOf(task.hashStack, 2 * top);
        }
        long[] stack = task.hashStack;
        stack[top] = HashState.low(address);
        stack[top + 1] = HashState.high(address);
        stack[top + 2] = stream;
        stack[top + 3] = drawn;
        stack[top + NESTED] = 0;
        task.hashDepth = top + WORDS;
        stream = newStream;
        drawn = 0;
        HashState.restore(address, HashState.seedLow(bits), HashState.seedHigh());
    }

    /** Until {@link #leaveDefinition} a class is being defined, and perhaps others whose superclass it is. */
    void enterDefinition() {
        definitions++;
    }

    /** Here, because leaving hidden code has put the generator back. */
    void leaveDefinition() {
        definitions--;
        if (defined != 0) {
            HashState.restore(engine.hashState(), HashState.seedLow(defined), HashState.seedHigh());
            defined = 0;
        }
    }

    /** What the VM throws for a class that came to nothing must be no scheduling point. */
    private void giveCodes() {
        Task task = scheduler.current();
        task.atomicDepth++;
        try {
            unlinked.giveCodes(engine.hashState());
        } finally {
            task.atomicDepth--;
        }
    }

    private void leave(Task task) {
        if (unlinked.any() && definitions == 0) {
            giveCodes();
        }
        task.hashDepth -= WORDS;
        long[] stack = task.hashStack;
        int top = task.hashDepth;
        stream = stack[top + 2];
        drawn = (int) stack[top + 3];
        HashState.restore(engine.hashState(), stack[top], stack[top + 1]);
    }

    /** Goes on with what {@link #enterInternal} began after others ran. */
    void resumeInternal() {
        stream = next(LINKAGE);
        drawn = 0;
        HashState.restore(engine.hashState(), HashState.seedLow(stream), HashState.seedHigh());
    }

    /** Starts the program's stream anew as a function of the step. */
    void reseed(long now) {
        if (unlinked.any()) {
            giveCodes();
        }
        stream = SplitMix.mix(~seed + now);
        streamOfStep = stream;
        drawn = 0;
        HashState.restore(engine.hashState(), HashState.seedLow(stream), HashState.seedHigh());
    }

    /**
     * Depends on the step and on how many of one kind were asked for within it, not on the history before. What is
     * locked in hidden code, by loaders, is counted apart: there is more of it in a first run.
     */
    private long next(int kind) {
        long now = scheduler.step();
        StepCounts counts = kind != LINKAGE && scheduler.current().atomicDepth > 0 ? lockedInside : locked;
        int n = counts.of(kind, now);
        counts.add(kind, now);
        return SplitMix.mix(seed + kind * GAMMA + (now << KIND_BITS) + n);
    }
}
