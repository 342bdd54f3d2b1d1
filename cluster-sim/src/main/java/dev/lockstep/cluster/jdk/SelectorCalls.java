package dev.lockstep.cluster.jdk;

import dev.lockstep.cluster.stack.Epoll;
import dev.lockstep.cluster.stack.Errno;
import dev.lockstep.cluster.stack.EventCounter;
import dev.lockstep.cluster.stack.Kernel;
import dev.lockstep.cluster.stack.OpenFile;
import java.io.IOException;
import jdk.internal.misc.Unsafe;

/** {@code sun.nio.ch.EPoll} and {@code EventFD}, under selectors and groups of asynchronous channels. */
public final class SelectorCalls {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final boolean PACKED = isPacked();
    private static final int EVENT_SIZE = PACKED ? 12 : 16;
    private static final int DATA_OFFSET = PACKED ? 4 : 8;
    private static final RealNatives EVENT_FD = new RealNatives("sun.nio.ch.EventFD", "eventfd0");
    private static final RealNatives SET = new RealNatives("sun.nio.ch.EventFD", "set0", int.class);

    private SelectorCalls() {}

    /** Linux packs {@code struct epoll_event} on this architecture only. */
    private static boolean isPacked() {
        String arch = System.getProperty("os.arch");
        return arch.equals("amd64") || arch.equals("x86_64");
    }

    /** {@code EPoll.create}. */
    public static int create() {
        return Kernel.get().openEpoll();
    }

    /** {@code EPoll.ctl}: 0 or an error number. */
    public static int ctl(int epoll, int operation, int number, int events) throws IOException {
        OpenFile set = Fds.file(epoll);
        OpenFile file = Fds.isSimulated(number) ? Kernel.get().file(number) : null;
        if (file == null) {
            return operation == Epoll.DELETE ? Errno.ENOENT : Errno.EBADF;
        }
        return ((Epoll) set).control(operation, number, file, events);
    }

    /** {@code EPoll.wait}: how many events it has stored at {@code address}. */
    public static int wait(int epoll, long address, int limit, int millis) throws IOException {
        Epoll set = (Epoll) Fds.file(epoll);
        Points.before(set, Points.SELECT);
        return Kernel.get().wait(set, new Events(address), limit, millis);
    }

    /** Stores events as the kernel does. */
    private static final class Events implements Epoll.Sink {
        private final long address;

        Events(long address) {
            this.address = address;
        }

        @Override
        public void ready(int index, int descriptor, int bits) {
            long event = address + (long) index * EVENT_SIZE;
            UNSAFE.putInt(event, bits);
            UNSAFE.putInt(event + DATA_OFFSET, descriptor);
        }
    }

    /** {@code EventFD.eventfd0}. */
    public static int eventfd0() throws IOException {
        return Fds.isManaged() ? Kernel.get().openCounter() : (Integer) EVENT_FD.call();
    }

    /** {@code EventFD.set0}. */
    public static int set0(int number) throws IOException {
        if (!Fds.isSimulated(number)) {
            return (Integer) SET.call(number);
        }
        EventCounter counter = (EventCounter) Fds.file(number);
        Points.before(counter, Points.WAKEUP);
        counter.add();
        return 0;
    }
}
