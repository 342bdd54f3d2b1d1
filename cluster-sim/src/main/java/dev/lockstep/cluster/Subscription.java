package dev.lockstep.cluster;

/** A registration that can be taken back. */
public interface Subscription extends AutoCloseable {
    /** Ends the registration: nothing is delivered any more. No effect the second time. */
    @Override
    void close();
}
