/**
 * The agent: a short composition root that defines the runtime, reads options and installs the transformer.
 *
 * <p>Allowed dependencies: everything of the project; nothing of the project depends on it.
 */
package dev.lockstep.agent;
