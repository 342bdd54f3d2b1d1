package dev.lockstep.hooks;

/** A class loader that a run has in the place of another, which is its parent. */
public interface StandIn {
    /** The loader in whose place this one is. Any thread. */
    ClassLoader standsFor();
}
