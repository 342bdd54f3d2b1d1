/**
 * The boot image: the runtime's classes, defined straight into the boot loader, in order, without touching
 * the bootstrap search path (which would print a warning and disable class-data sharing).
 */
package dev.lockstep.agent.boot;
