package dev.lockstep.hooks;

/** What a task is about to do at a scheduling point. At most 32 kinds fit a {@link Site}. */
public enum PointKind {
    /** First step of a task. */
    START,
    /** Monitor acquire. */
    MONITOR_ENTER,
    /** Monitor release. */
    MONITOR_EXIT,
    /** {@code Object.wait}. */
    WAIT,
    /** {@code Object.notify} or {@code notifyAll}. */
    NOTIFY,
    /** Call into java.util.concurrent.locks. */
    LOCK,
    /** Any other call into java.util.concurrent, or to a collection that synchronises. */
    SYNC,
    /** Call on an atomic class, VarHandle or field updater. */
    ATOMIC,
    /** Access to a volatile field. */
    VOLATILE,
    /** Access to a plain field ({@code points=memory}). */
    FIELD,
    /** Access to an array element ({@code points=memory}). */
    ARRAY,
    /** Thread operation: start, join, interrupt. */
    THREAD,
    /** Reading a clock. */
    TIME,
    /** Park of a thread. */
    PARK,
    /** Sleep of a thread. */
    SLEEP,
    /** Yield or spin-wait hint. */
    YIELD,
    /** Socket or channel operation. */
    IO,
    /** End of a task. */
    EXIT,
    /** A class initialiser needs another class. */
    CLASS,
    /** Act on a node of a simulated cluster. */
    NODE,
    /** Many turns of a loop with no other point. */
    LOOP
}
