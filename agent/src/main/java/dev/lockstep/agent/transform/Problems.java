package dev.lockstep.agent.transform;

/** Hears of classes and methods that could not be rewritten. */
public interface Problems {
    /** {@code name} stays as it was, and is not controlled. */
    void transformFailed(String name, Throwable reason);

    /** {@code method} of class {@code name} is too large to grow: it alone stays as it was, and is not controlled. */
    void methodTooLarge(String name, String method);
}
