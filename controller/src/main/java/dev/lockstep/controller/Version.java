package dev.lockstep.controller;

/** The version of this build. */
public final class Version {
    /**
     * As in the {@code pom.xml}. A compile-time constant on purpose: a class of another artifact that uses it keeps
     * the version that it was compiled against, and can compare that with the agent's own.
     */
    public static final String NUMBER = "0.1.0-SNAPSHOT";

    private Version() {}
}
