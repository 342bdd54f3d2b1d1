package dev.lockstep.controller;

import java.util.Locale;

/** Kinds of failure, as reports and the summary line name them. */
public enum FailureKind {
    /** An exception that no handler took. */
    EXCEPTION,
    /** Tasks that wait for each other, or for nothing that can still happen. */
    DEADLOCK,
    /** A bound on steps or virtual time was reached. */
    LIVELOCK,
    /** The program ended itself with a status other than 0. */
    EXIT,
    /** An {@code AssertionError} that no handler took. */
    ASSERTION,
    /** A replay or a second run did not follow the first. */
    NONDETERMINISM,
    /** Somebody outside, such as a test's timeout, had no more patience: says nothing about the program. */
    CANCELLED;

    /** Lower-case name. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
