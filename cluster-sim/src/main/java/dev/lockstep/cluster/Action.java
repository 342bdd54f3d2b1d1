package dev.lockstep.cluster;

/** Something to do on a node. */
@FunctionalInterface
public interface Action {
    /** Does it. */
    void run() throws Exception;
}
