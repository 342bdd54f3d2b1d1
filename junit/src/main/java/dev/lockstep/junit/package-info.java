/**
 * {@code @LockstepTest} for JUnit Jupiter: runs a test method many times, each time under another deterministic
 * schedule, and reports the first that fails with what is needed to replay it.
 *
 * <p>Allowed dependencies: {@code dev.lockstep.controller}, {@code dev.lockstep.report} and below; JUnit Jupiter's
 * API; Byte Buddy's agent, to attach Lockstep's own. Lockstep's agent is reached by reflection only, in
 * {@link dev.lockstep.junit.Agent}: the extension must load without it, to say how to attach it.
 */
package dev.lockstep.junit;
