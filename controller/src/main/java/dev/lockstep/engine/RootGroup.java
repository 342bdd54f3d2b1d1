package dev.lockstep.engine;

/** The group of the engines' own threads: the topmost, which applications do not enumerate. */
final class RootGroup {
    private RootGroup() {}

    static ThreadGroup find() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
