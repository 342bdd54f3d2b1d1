package dev.lockstep.cluster;

import dev.lockstep.task.Task;

/** Marks a task of whose end a {@link Watch} wants to hear. */
final class ThreadWatched implements TaskEnd {
    static final ThreadWatched INSTANCE = new ThreadWatched();

    private ThreadWatched() {}

    @Override
    public void ended(Task task, Throwable thrown) {
        // the watch itself is told by ClusterRun
    }
}
