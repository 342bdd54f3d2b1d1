package dev.lockstep.controller;

import dev.lockstep.task.Task;

/**
 * A class initialiser in progress, or the claim of a task that waits for one: in either case {@link #owner} holds,
 * as the VM would have it, every class from {@link #trigger} up to {@link #type}.
 */
final class Initializing {
    /** The class whose initialiser runs, or is waited for. */
    final Class<?> type;

    /** Who runs it, or waits. */
    final Task owner;

    /** The class that was needed: {@link #type} itself or one that extends it. */
    final Class<?> trigger;

    /** True if the owner waits for {@link #type} and holds only the classes below it. */
    final boolean waits;

    Task[] waiters = {};
    Initializing next;

    Initializing(Class<?> type, Task owner, Class<?> trigger, boolean waits) {
        this.type = type;
        this.owner = owner;
        this.trigger = trigger;
        this.waits = waits;
    }

    /** True if the owner holds {@code other}, for its initialiser or on the way to it. */
    boolean covers(Class<?> other) {
        if (other == type) {
            return !waits;
        }
        return type.isAssignableFrom(other) && other.isAssignableFrom(trigger);
    }
}
