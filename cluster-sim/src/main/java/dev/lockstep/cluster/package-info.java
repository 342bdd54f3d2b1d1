/**
 * Nodes of a simulated cluster: who they are and the network between them. Runs on the bootstrap path.
 *
 * <p>Allowed dependencies: {@code hooks}, {@code task}, {@code trace}, {@code controller} and {@code java.base}. No
 * lambdas and no string concatenation by {@code invokedynamic} here: these classes link while the JVM still starts.
 */
package dev.lockstep.cluster;
