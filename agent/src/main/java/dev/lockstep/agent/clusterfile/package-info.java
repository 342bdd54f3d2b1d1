/**
 * Clusters described in a file: {@code lockstep.cluster=FILE}. Reads YAML into plain objects, and plays what they say
 * on the API of {@code dev.lockstep.cluster} as the program of a run.
 *
 * <p>Allowed dependencies: {@code dev.lockstep.cluster}, {@code option}, {@code launch} and the shaded YAML parser.
 */
package dev.lockstep.agent.clusterfile;
