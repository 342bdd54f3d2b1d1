package dev.lockstep.engine;

/** Makes coroutines; one generated instance per JVM, absent before JDK 21. */
public abstract class CoroutineFactory {
    /** The generated factory; null where continuations do not exist. Set once by the agent. */
    public static volatile CoroutineFactory instance;

    /** A new coroutine over {@code body}. */
    public abstract Coroutine create(Runnable body);
}
