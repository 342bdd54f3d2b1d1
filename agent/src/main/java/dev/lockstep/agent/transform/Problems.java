package dev.lockstep.agent.transform;

/** Hears of classes that could not be rewritten. */
public interface Problems {
    /** {@code name} stays as it was, and is not controlled. */
    void transformFailed(String name, Throwable reason);
}
