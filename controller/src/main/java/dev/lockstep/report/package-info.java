/**
 * What people see of a run: the summary line, failure reports, trace files and how to replay them.
 *
 * <p>Allowed dependencies: {@code controller}, {@code trace} and {@code java.base}.
 */
package dev.lockstep.report;
