/**
 * The controller: owns scheduling, virtual time, randomness and the life of a run.
 *
 * <p>Allowed dependencies: {@code hooks}, {@code task}, {@code strategy}, {@code engine}, {@code trace},
 * {@code java.base}.
 */
package dev.lockstep.controller;
