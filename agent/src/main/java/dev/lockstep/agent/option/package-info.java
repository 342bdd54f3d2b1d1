/**
 * Options: names, values, and what is wrong with them, in one line.
 *
 * <p>Allowed dependencies: {@code dev.lockstep.controller} and {@code dev.lockstep.strategy}.
 */
package dev.lockstep.agent.option;
