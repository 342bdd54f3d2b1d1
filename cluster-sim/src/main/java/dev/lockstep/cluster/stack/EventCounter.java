package dev.lockstep.cluster.stack;

/** A counter that wakes selectors: {@code eventfd}. */
public final class EventCounter extends OpenFile {
    private long count;

    EventCounter(Kernel kernel) {
        super(kernel);
    }

    /** Adds one. */
    public void add() {
        count++;
        changed();
    }

    /** Takes all; true if there was anything. */
    public boolean drain() {
        boolean any = count > 0;
        count = 0;
        return any;
    }

    @Override
    int state() {
        return count > 0 ? Ready.IN | Ready.OUT : Ready.OUT;
    }

    @Override
    public int read(Object base, long offset, int length) {
        return Io.error(Errno.EINVAL);
    }

    @Override
    public int write(Object base, long offset, int length) {
        return Io.error(Errno.EINVAL);
    }

    @Override
    void release() {
        count = 0;
    }
}
