package dev.lockstep.cluster.net;

import dev.lockstep.controller.Devices;

/** Chance, drawn from the run's seed and recorded with its decisions. */
public final class Draws {
    private static final int MILLION = 1_000_000;
    private static final int MAX_BOUND = 1 << 30;
    private static final int LATENCY_STEPS = 1 << 16;
    private final Devices devices;

    /** Draws from the decisions of the run that {@code devices} belongs to. */
    public Draws(Devices devices) {
        this.devices = devices;
    }

    /** An index below {@code bound}, at least 1. */
    public int below(int bound) {
        return devices.draw(bound);
    }

    /** True in {@code perMillion} of a million cases; draws nothing if that is none or all. */
    public boolean oneOf(int perMillion) {
        return perMillion > 0 && (perMillion >= MILLION || devices.draw(MILLION) < perMillion);
    }

    /** Nanoseconds from 0 to {@code most}, half of them below a sixteenth of it; draws nothing if that is 0. */
    public long latencyUpTo(long most) {
        if (most <= 0) {
            return 0;
        }
        double part = (double) devices.draw(LATENCY_STEPS) / LATENCY_STEPS;
        return (long) (most * part * part * part * part);
    }

    /** Nanoseconds from 0 to {@code most}, uniformly; draws nothing if that is 0. */
    public long nanosUpTo(long most) {
        if (most <= 0) {
            return 0;
        }
        long unit = most / MAX_BOUND + 1;
        return Math.min(most, devices.draw((int) (most / unit) + 1) * unit);
    }
}
