/**
 * Which static state of the application can be made new without loading its classes again: what initialisers do,
 * as far as their code tells. May use {@code org.objectweb.asm} and nothing else of this module.
 */
package dev.lockstep.agent.statics;
