package dev.lockstep.cluster.stack;

import dev.lockstep.task.WaitList;

/** What a simulated file descriptor stands for. */
public abstract class OpenFile {
    /** Number in the {@link FileTable}; 0 while it has none. */
    int descriptor;

    /** Whether calls may wait. */
    private boolean blocking = true;

    private boolean closed;
    private EpollEntry entries;
    private final Kernel kernel;
    private final WaitList waiters = new WaitList();

    OpenFile(Kernel kernel) {
        this.kernel = kernel;
    }

    final Kernel kernel() {
        return kernel;
    }

    /** Tasks that wait for {@link #ready} to change. */
    final WaitList waiters() {
        return waiters;
    }

    /** Whether calls may wait. */
    public final boolean isBlocking() {
        return blocking;
    }

    /** Sets whether calls may wait. */
    public final void setBlocking(boolean mayWait) {
        blocking = mayWait;
    }

    /** True once the last descriptor is closed. */
    public final boolean isClosed() {
        return closed;
    }

    /** {@link Ready} bits that hold now; a closed file is ready for everything, so that its waiters go on. */
    public final int ready() {
        return closed ? Ready.IN | Ready.OUT | Ready.HUP : state();
    }

    /** {@link Ready} bits of an open file. */
    abstract int state();

    /**
     * Reads what there is into memory: an array with its offset, or null with an address. Returns a count or an
     * {@link Io} value; never waits.
     */
    public abstract int read(Object base, long offset, int length);

    /** Writes as much as there is room for; as {@link #read}. */
    public abstract int write(Object base, long offset, int length);

    /** Bytes that a read would return; a count or an error. */
    public int available() {
        return Io.error(Errno.EINVAL);
    }

    /** Ends what the file does, in the way of its kind. */
    abstract void release();

    final void close() {
        if (!closed) {
            closed = true;
            release();
            changed();
            for (EpollEntry entry = entries; entry != null; entry = entry.nextOfFile) {
                entry.epoll.forget(entry);
            }
            entries = null;
        }
    }

    final void attach(EpollEntry entry) {
        entry.nextOfFile = entries;
        entries = entry;
    }

    final void detach(EpollEntry entry) {
        if (entries == entry) {
            entries = entry.nextOfFile;
            return;
        }
        for (EpollEntry e = entries; e != null; e = e.nextOfFile) {
            if (e.nextOfFile == entry) {
                e.nextOfFile = entry.nextOfFile;
                return;
            }
        }
    }

    /** Readiness may have grown: lets those go on who wait for it. */
    final void changed() {
        if (waiters.size() > 0) {
            kernel.devices().wakeAll(waiters);
        }
        for (EpollEntry entry = entries; entry != null; entry = entry.nextOfFile) {
            entry.epoll.touched(entry);
        }
    }
}
