package dev.lockstep.cluster;

/** Loads a node's program into classes of its own. Supplied by the agent, which knows how to call any {@code main}. */
public abstract class ProgramLoader {
    /** The agent's; null without an agent. Set once. */
    public static volatile ProgramLoader instance;

    /**
     * A new loader for one life of a node.
     *
     * @param like a loader that sees the classes of the test or program; the node's own sees the same class files
     */
    public abstract ClassLoader loader(NodeProgram program, ClassLoader like);

    /**
     * The program's {@code main}, ready to be called on one of the node's threads.
     *
     * @throws IllegalArgumentException if it has none; the message says so in one line
     */
    public abstract Runnable main(NodeProgram program, ClassLoader loader);
}
