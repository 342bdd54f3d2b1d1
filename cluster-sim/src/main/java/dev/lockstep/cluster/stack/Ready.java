package dev.lockstep.cluster.stack;

/** Bits of readiness, with the values of {@code poll} and {@code epoll} on Linux. */
public final class Ready {
    /** A read would not wait. */
    public static final int IN = 1;

    /** A write would not wait. */
    public static final int OUT = 4;

    /** An error is pending. */
    public static final int ERR = 8;

    /** Both directions are over. */
    public static final int HUP = 16;

    /** Reported whether asked for or not. */
    public static final int ALWAYS = ERR | HUP;

    private Ready() {}
}
