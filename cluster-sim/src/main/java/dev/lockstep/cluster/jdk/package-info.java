/**
 * What rewritten JDK code calls in place of its own native methods for sockets, selectors, pipes, names and network
 * interfaces. Each method has the shape of the native it stands for; simulated descriptors come here, all others go
 * on to the JDK. So every check, lock, message and state above the natives is the JDK's own.
 *
 * <p>Allowed dependencies: {@code cluster.stack}, {@code cluster.net}, {@code controller}, {@code hooks} and
 * {@code java.base}. Called from inside the JDK: no lambdas, nothing that links lazily.
 */
package dev.lockstep.cluster.jdk;
