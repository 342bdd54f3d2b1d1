/**
 * Tests of the packaged agent jar: each starts child JVMs as a user would and looks at what they print.
 *
 * <p>Allowed dependencies: {@code java.base}, {@code java.compiler}, JUnit, ArchUnit and ASM. The programs
 * under test are in {@code src/programs} and are compiled by {@link dev.lockstep.it.Programs}.
 */
package dev.lockstep.it;
