/**
 * What became of JDK classes when they were rewritten, kept in this JVM and in a file for the next one. Knows
 * nothing of how classes are rewritten.
 *
 * <p>Allowed dependencies: {@code dev.lockstep.agent.boot} (where the agent's jar is) and {@code java.base}.
 */
package dev.lockstep.agent.cache;
