package dev.lockstep.engine;

/** The group of the engines' own threads: the topmost, which applications do not enumerate. */
public final class RootGroup {
    private RootGroup() {}

    /** That of the calling thread. */
    public static ThreadGroup find() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
