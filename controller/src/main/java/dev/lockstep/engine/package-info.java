/**
 * Engines: how the baton moves from one task to another. They take no decisions.
 *
 * <p>Allowed dependencies: {@code task}, {@code hooks} and {@code java.base}.
 */
package dev.lockstep.engine;
