package dev.lockstep.controller;

/** The 64-bit hash over a run's decisions and observable events: one multiply and two xors an event. */
final class TraceHash {
    private static final long START = 0xCBF29CE484222325L;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private long value = START;

    void reset() {
        value = START;
    }

    void mix(long event) {
        long h = (value ^ event) * FACTOR;
        value = h ^ h >>> 29;
    }

    long value() {
        return value;
    }
}
