package dev.lockstep.controller;

import dev.lockstep.task.Node;
import dev.lockstep.task.Task;

/** Hears of the life of nodes, in whatever task holds the baton; must not block. */
public interface NodeListener {
    /**
     * All tasks of a node are gone; its fields still are as they were.
     *
     * @param status what a shell would see as its exit status
     */
    void down(Node node, NodeEnd reason, int status);

    /** The run ends in peace: the last chance to {@link Baton#fail}. */
    void finishing();

    /** A node begins to run its shutdown hooks. */
    void stopping(Node node);

    /**
     * A task with {@link Task#watchers} is gone.
     *
     * @param thrown what nobody caught in it; null if nothing, or if it was killed, as {@link Task#dropped} tells
     */
    void ended(Task task, Throwable thrown);
}
