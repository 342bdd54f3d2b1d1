/**
 * Bytecode: what becomes of each class. Tables say which JDK methods are treated and how; writers emit.
 *
 * <p>Allowed dependencies: ASM, {@code dev.lockstep.hooks} (names only), {@code dev.lockstep.agent.boot} and
 * {@code dev.lockstep.agent.cache}. Nothing here loads a class that is
 * being transformed, or any other class of the application.
 */
package dev.lockstep.agent.transform;
