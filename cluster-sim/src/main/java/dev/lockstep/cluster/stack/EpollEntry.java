package dev.lockstep.cluster.stack;

/** One file's registration with one {@link Epoll}. */
final class EpollEntry {
    final Epoll epoll;
    final OpenFile file;
    final int descriptor;

    /** What is asked for; 0 after a one-shot event was reported. */
    int events;

    /** Next registration of the same file. */
    EpollEntry nextOfFile;

    /** True while it is among those that may be ready. */
    boolean listed;

    EpollEntry(Epoll epoll, OpenFile file, int descriptor) {
        this.epoll = epoll;
        this.file = file;
        this.descriptor = descriptor;
    }
}
