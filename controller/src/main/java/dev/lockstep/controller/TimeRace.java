package dev.lockstep.controller;

import dev.lockstep.strategy.SplitMix;

/**
 * Draws the steps at which a deadline may overtake runnable tasks. Each run first draws how eager it is
 * (half the runs never race), in the style of swarm testing (Groce et al., 2012); then gaps between races are
 * uniform below twice the mean.
 */
final class TimeRace {
    private static final long SALT = 7;
    private static final int MEANS = 7;
    private final SplitMix random = new SplitMix();
    private int meanGap;

    void begin(long seed) {
        random.begin(seed, SALT);
        meanGap = random.below(2) == 0 ? 0 : 2 << random.below(MEANS);
    }

    /** First step after {@code step} at which to race; {@code Long.MAX_VALUE} for never. */
    long nextAfter(long step) {
        return meanGap == 0 ? Long.MAX_VALUE : step + 1 + random.below(2 * meanGap);
    }
}
