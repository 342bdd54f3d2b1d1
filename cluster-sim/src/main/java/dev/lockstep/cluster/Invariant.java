package dev.lockstep.cluster;

import java.time.Duration;

/**
 * A check that must hold throughout a run: a violation is a failure of kind {@code assertion}. It is made after every
 * fault and at the end of the run, and more often on request. It runs in whatever thread takes the next step, with no
 * scheduling points inside: it may read anything but must not block.
 */
public final class Invariant implements Subscription {
    final String name;
    final Action check;
    private final Invariants all;
    private boolean everyStep;
    private long periodNanos;
    private long nextNanos;

    Invariant(Invariants all, String name, Action check) {
        this.all = all;
        this.name = name;
        this.check = check;
    }

    /** Checks it before every step of the run, too. */
    public Invariant atEveryStep() {
        everyStep = true;
        all.changed();
        return this;
    }

    /** Checks it at intervals of virtual time, too: before the first step after each. */
    public Invariant every(Duration period) {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("period " + period + " is not positive");
        }
        periodNanos = period.toNanos();
        nextNanos = all.nowNanos() + periodNanos;
        all.changed();
        return this;
    }

    @Override
    public void close() {
        all.remove(this);
    }

    boolean isPeriodic() {
        return periodNanos > 0;
    }

    boolean isEveryStep() {
        return everyStep;
    }

    /** True once per period. */
    boolean isDue(long nowNanos) {
        if (periodNanos == 0 || nowNanos < nextNanos) {
            return false;
        }
        nextNanos += (nowNanos - nextNanos) / periodNanos * periodNanos + periodNanos;
        return true;
    }
}
