/** Tests as users write them, some failing on purpose; outside {@code dev.lockstep.junit}, which has no points. */
package dev.lockstep.samples;
