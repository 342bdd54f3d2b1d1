package dev.lockstep.hooks;

/** What {@link ClassHooks} asks of the controller. Called only by the thread that holds the baton. */
public abstract class ClassGate {
    /** The current task begins to run the initialiser of {@code type}, because it needed {@code trigger}. */
    public abstract void enter(Class<?> type, Class<?> trigger);

    /** The current task leaves the initialiser of {@code type}, normally or not. */
    public abstract void leave(Class<?> type);

    /** The current task is about to need {@code type} initialised: waits while another one initialises it. */
    public abstract void await(Class<?> type);
}
