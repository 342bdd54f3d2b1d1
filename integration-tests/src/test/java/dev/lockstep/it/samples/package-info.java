/** JUnit tests that child JVMs run, and the main class that runs them. */
package dev.lockstep.it.samples;
