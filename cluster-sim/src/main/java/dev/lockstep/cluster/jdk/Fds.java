package dev.lockstep.cluster.jdk;

import dev.lockstep.cluster.stack.Errno;
import dev.lockstep.cluster.stack.Kernel;
import dev.lockstep.cluster.stack.OpenFile;
import dev.lockstep.hooks.Current;
import java.io.FileDescriptor;
import java.net.SocketException;
import jdk.internal.misc.Unsafe;

/** The questions that decide between the simulated and the real world, and the way from a descriptor to its file. */
public final class Fds {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long FD = UNSAFE.objectFieldOffset(FileDescriptor.class, "fd");
    private static final long MAX_TASK = 1L << 30;

    private Fds() {}

    /** True for descriptors of the simulated stack. */
    public static boolean isSimulated(FileDescriptor fd) {
        return fd != null && Kernel.isSimulated(UNSAFE.getInt(fd, FD));
    }

    /** As {@link #isSimulated(FileDescriptor)}. */
    public static boolean isSimulated(int fd) {
        return Kernel.isSimulated(fd);
    }

    /** True for what {@link ThreadCalls#current} returns to a task. */
    public static boolean isTask(long nativeThread) {
        return nativeThread > 0 && nativeThread < MAX_TASK;
    }

    /** True in a task, whose new sockets are simulated. */
    public static boolean isManaged() {
        return Current.managed();
    }

    static int number(FileDescriptor fd) {
        return UNSAFE.getInt(fd, FD);
    }

    static FileDescriptor of(int number) {
        FileDescriptor fd = new FileDescriptor();
        UNSAFE.putInt(fd, FD, number);
        return fd;
    }

    static void set(FileDescriptor fd, int number) {
        UNSAFE.putInt(fd, FD, number);
    }

    static OpenFile file(FileDescriptor fd) throws SocketException {
        return file(number(fd));
    }

    /** The file, for a call by a task. */
    static OpenFile file(int number) throws SocketException {
        checkManaged();
        OpenFile file = Kernel.get().file(number);
        if (file == null) {
            throw new SocketException(Errno.message(Errno.EBADF));
        }
        return file;
    }

    /** Refuses threads outside the run: they must not touch its state while a task acts on it. */
    static void checkManaged() throws SocketException {
        if (!Current.managed()) {
            throw new SocketException("this socket belongs to a controlled run, and this thread does not");
        }
    }
}
