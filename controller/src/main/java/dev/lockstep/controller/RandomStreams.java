package dev.lockstep.controller;

import dev.lockstep.strategy.SplitMix;

/**
 * The data stream of a run: seeds and secure bytes for the program. Draws inside class initialisers come
 * from a second stream, because a JDK class initialises in the first run of a JVM only.
 */
final class RandomStreams {
    private static final long PROGRAM = 11;
    private static final long INITIALISERS = 12;
    private final SplitMix program = new SplitMix();
    private final SplitMix initialisers = new SplitMix();

    void begin(long seed) {
        program.begin(seed, PROGRAM);
        initialisers.begin(seed, INITIALISERS);
    }

    long next(boolean atomic) {
        return atomic ? initialisers.next() : program.next();
    }
}
