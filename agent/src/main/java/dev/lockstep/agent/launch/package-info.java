/**
 * Taking over {@code main}: which programs are controlled, their fresh statics, and what is printed at the end.
 *
 * <p>Allowed dependencies: {@code option}, {@code dev.lockstep.controller} and below.
 */
package dev.lockstep.agent.launch;
