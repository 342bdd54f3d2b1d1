/**
 * Static entry points that instrumented bytecode calls, and the seam behind which the controller sits.
 *
 * <p>Allowed dependencies: {@code java.base} only. These classes are defined straight into the boot
 * loader and are called from inside the JDK, so they use no lambdas, no string concatenation through
 * {@code invokedynamic} and nothing else that links lazily.
 */
package dev.lockstep.hooks;
