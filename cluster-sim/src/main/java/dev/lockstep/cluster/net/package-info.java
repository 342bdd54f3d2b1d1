/**
 * The network between hosts: the fabric that carries packets, links with their latency, rules that judge packets,
 * and the table of names. Knows nothing of sockets; the hosts' stacks are in {@code stack}.
 *
 * <p>Allowed dependencies: {@code controller} (its device seam), {@code task}, {@code trace} and {@code java.base}.
 * Everything here is called by the holder of the baton and needs no locks.
 */
package dev.lockstep.cluster.net;
