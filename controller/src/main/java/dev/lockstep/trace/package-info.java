/**
 * What a run leaves behind: its decisions, a hash over them, its last steps, and the file of all three.
 *
 * <p>Allowed dependencies: {@code hooks} and {@code java.base}.
 */
package dev.lockstep.trace;
