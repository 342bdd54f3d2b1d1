/**
 * Strategies: which runnable task goes next. Small values behind one interface.
 *
 * <p>Allowed dependencies: {@code task}, {@code hooks} and {@code java.base}.
 */
package dev.lockstep.strategy;
