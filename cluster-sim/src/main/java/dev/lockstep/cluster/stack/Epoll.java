package dev.lockstep.cluster.stack;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * A set of files whose readiness is watched. Files tell it when they change, so that a wait looks only at those that
 * may be ready: its cost does not grow with the number of idle files.
 */
public final class Epoll extends OpenFile {
    public static final int ADD = 1;
    public static final int DELETE = 2;
    public static final int MODIFY = 3;

    /** Report once, then not until asked again. */
    public static final int ONE_SHOT = 1 << 30;

    private final Map<Integer, EpollEntry> entries = new HashMap<>();
    private final ArrayDeque<EpollEntry> candidates = new ArrayDeque<>();

    Epoll(Kernel kernel) {
        super(kernel);
    }

    /** {@code epoll_ctl}: 0 or an {@link Errno}. */
    public int control(int operation, int descriptor, OpenFile file, int events) {
        EpollEntry entry = entries.get(descriptor);
        switch (operation) {
            case ADD:
                if (entry != null) {
                    return Errno.EEXIST;
                }
                entry = new EpollEntry(this, file, descriptor);
                entries.put(descriptor, entry);
                file.attach(entry);
                break;
            case DELETE:
                if (entry == null) {
                    return Errno.ENOENT;
                }
                file.detach(entry);
                forget(entry);
                return 0;
            default:
                if (entry == null) {
                    return Errno.ENOENT;
                }
                break;
        }
        entry.events = events;
        touched(entry);
        return 0;
    }

    /** A watched file is closed or no longer watched. */
    void forget(EpollEntry entry) {
        entries.remove(entry.descriptor);
        entry.events = 0;
        if (entry.listed) {
            entry.listed = false;
            candidates.remove(entry);
        }
    }

    /** The readiness of a watched file may have grown. */
    void touched(EpollEntry entry) {
        if (!entry.listed && readyBits(entry) != 0) {
            entry.listed = true;
            candidates.add(entry);
            changed();
        }
    }

    private static int readyBits(EpollEntry entry) {
        int events = entry.events;
        return events == 0 ? 0 : entry.file.ready() & (events | Ready.ALWAYS);
    }

    /** Reports at most {@code limit} ready files to {@code sink}; returns how many. Never waits. */
    public int collect(Sink sink, int limit) {
        int count = 0;
        for (int left = candidates.size(); left > 0 && count < limit; left--) {
            EpollEntry entry = candidates.poll();
            int bits = readyBits(entry);
            if (bits == 0) {
                entry.listed = false;
                continue;
            }
            sink.ready(count++, entry.descriptor, bits);
            if ((entry.events & ONE_SHOT) != 0) {
                entry.events = 0;
                entry.listed = false;
            } else {
                candidates.add(entry); // level-triggered: looked at again by the next wait
            }
        }
        return count;
    }

    /** Takes what {@link #collect} reports. */
    public interface Sink {
        /** File number {@code index} of this report. */
        void ready(int index, int descriptor, int bits);
    }

    @Override
    int state() {
        for (EpollEntry entry : candidates) {
            if (readyBits(entry) != 0) {
                return Ready.IN;
            }
        }
        return 0;
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
        for (EpollEntry entry : entries.values()) {
            entry.file.detach(entry);
        }
        entries.clear();
        candidates.clear();
    }
}
