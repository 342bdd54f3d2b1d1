package dev.lockstep.cluster.net;

/** What becomes of a packet. A value. */
public final class Verdict {
    /** The kinds of verdict. */
    public enum Kind {
        /** No opinion: the next rule is asked, and the link's own settings apply in the end. */
        PASS,
        /** Arrives after a delay. */
        DELIVER,
        /** Stays on the link until it is released. */
        HOLD,
        /** Is lost. */
        DROP,
        /** Arrives after the link's delay, and a copy after {@link Verdict#delayNanos} more. */
        DUPLICATE,
        /** The connection it belongs to breaks at both ends; a datagram is lost. */
        RESET
    }

    /** No opinion. */
    public static final Verdict PASS = new Verdict(Kind.PASS, 0);

    /** Stays on the link until released. */
    public static final Verdict HOLD = new Verdict(Kind.HOLD, 0);

    /** Is lost. */
    public static final Verdict DROP = new Verdict(Kind.DROP, 0);

    /** Breaks its connection. */
    public static final Verdict RESET = new Verdict(Kind.RESET, 0);

    /** What becomes of the packet. */
    public final Kind kind;

    /** Virtual nanoseconds; meaningful for {@code DELIVER} and {@code DUPLICATE}. */
    public final long delayNanos;

    private Verdict(Kind kind, long delayNanos) {
        this.kind = kind;
        this.delayNanos = delayNanos;
    }

    /** Arrives {@code nanos} of virtual time from now, whatever the link's settings. */
    public static Verdict deliverAfter(long nanos) {
        return new Verdict(Kind.DELIVER, nanos);
    }

    /** Arrives as the link has it, and once more {@code nanos} later. */
    public static Verdict duplicateAfter(long nanos) {
        return new Verdict(Kind.DUPLICATE, nanos);
    }
}
