/**
 * Tasks and the small structures that hold them: runnable set, index by thread, deadlines.
 *
 * <p>Allowed dependencies: {@code hooks} and {@code java.base}. Not thread-safe: only the thread that
 * holds the baton touches them, except where a class says otherwise.
 */
package dev.lockstep.task;
