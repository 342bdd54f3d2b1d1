/**
 * Nodes of a simulated cluster: who they are and, later, the network between them. Runs on the bootstrap path.
 *
 * <p>Allowed dependencies: {@code hooks}, {@code task} and {@code java.base}. No lambdas and no string
 * concatenation by {@code invokedynamic} here: these classes link while the JVM is still starting.
 */
package dev.lockstep.cluster;
