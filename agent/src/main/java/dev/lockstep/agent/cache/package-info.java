/**
 * What became of JDK classes when they were rewritten, kept in this JVM and in a file for the next one. Uses nothing but
 * {@code java.base}; knows nothing of how classes are rewritten.
 */
package dev.lockstep.agent.cache;
