/**
 * A host's stack: open files, sockets, ports, buffers and readiness, as an operating system keeps them. Knows nothing
 * of the JDK's classes for sockets.
 *
 * <p>Allowed dependencies: {@code cluster.net}, {@code controller} (its device seam), {@code task} and
 * {@code java.base}. Everything here is called by the holder of the baton and needs no locks.
 */
package dev.lockstep.cluster.stack;
