package dev.lockstep.cluster.jdk;

import dev.lockstep.cluster.stack.ByteArrays;
import dev.lockstep.cluster.stack.DatagramSocket;
import dev.lockstep.cluster.stack.EventCounter;
import dev.lockstep.cluster.stack.Io;
import dev.lockstep.cluster.stack.Kernel;
import dev.lockstep.cluster.stack.OpenFile;
import dev.lockstep.cluster.stack.PipeEnd;
import dev.lockstep.cluster.stack.Ready;
import dev.lockstep.cluster.stack.StreamSocket;
import dev.lockstep.hooks.Current;
import java.io.FileDescriptor;
import java.io.IOException;
import jdk.internal.misc.Unsafe;

/** Reads, writes and closes: the dispatchers and {@code IOUtil} of {@code sun.nio.ch}. */
public final class FileCalls {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final int VECTOR_ENTRY = 16;
    private static final int VECTOR_LENGTH = 8;

    private FileCalls() {}

    /** Reads into native memory. */
    public static int read(Object dispatcher, FileDescriptor fd, long address, int length) throws IOException {
        return readInto(Fds.file(fd), null, address, length);
    }

    static int readInto(OpenFile file, Object base, long offset, int length) throws IOException {
        Points.before(file, Points.READ);
        int result = file.read(base, offset, length);
        return file instanceof DatagramSocket ? Failures.checkDatagram(result) : Failures.checkRead(result);
    }

    /** Writes from native memory. */
    public static int write(Object dispatcher, FileDescriptor fd, long address, int length) throws IOException {
        return writeFrom(Fds.file(fd), null, address, length);
    }

    static int writeFrom(OpenFile file, Object base, long offset, int length) throws IOException {
        Points.before(file, Points.WRITE);
        int result = file.write(base, offset, length);
        if (file instanceof DatagramSocket) {
            return Failures.checkDatagram(result);
        }
        return Failures.checkWrite(
                file.isBlocking() && result != length ? finish(file, base, offset, length, result) : result);
    }

    /** A write on a file that may wait returns when all is written, or something goes wrong. */
    private static int finish(OpenFile file, Object base, long offset, int length, int first) {
        int done = Math.max(first, 0);
        int result = first;
        while (done < length && (result >= 0 || result == Io.UNAVAILABLE) && !file.isClosed()) {
            Kernel.get().poll(file, Ready.OUT, -1);
            result = file.isClosed() ? Io.INTERRUPTED : file.write(base, offset + done, length - done);
            done += Math.max(result, 0);
        }
        return done > 0 ? done : result;
    }

    /** Reads into several places, given as an array of {@code iovec}. */
    public static long readv(Object dispatcher, FileDescriptor fd, long vector, int count) throws IOException {
        OpenFile file = Fds.file(fd);
        if (file instanceof DatagramSocket) {
            return scatter(file, vector, count);
        }
        long total = 0;
        for (int i = 0; i < count; i++) {
            int length = length(vector, i);
            int result = total == 0
                    ? readInto(file, null, address(vector, i), length)
                    : file.read(null, address(vector, i), length);
            if (result < 0) {
                return total > 0 ? total : result;
            }
            total += result;
            if (result < length) {
                break;
            }
        }
        return total;
    }

    private static long scatter(OpenFile file, long vector, int count) throws IOException {
        byte[] bytes = new byte[total(vector, count)];
        int result = readInto(file, bytes, ByteArrays.BASE, bytes.length);
        int done = 0;
        for (int i = 0; i < count && done < result; i++) {
            int length = Math.min(length(vector, i), result - done);
            UNSAFE.copyMemory(bytes, ByteArrays.BASE + done, null, address(vector, i), length);
            done += length;
        }
        return result;
    }

    /** Writes from several places. */
    public static long writev(Object dispatcher, FileDescriptor fd, long vector, int count) throws IOException {
        OpenFile file = Fds.file(fd);
        if (file instanceof DatagramSocket) {
            return gather(file, vector, count);
        }
        long total = 0;
        for (int i = 0; i < count; i++) {
            int length = length(vector, i);
            int result = writeFrom(file, null, address(vector, i), length);
            if (result < 0) {
                return total > 0 ? total : result;
            }
            total += result;
            if (result < length) {
                break;
            }
        }
        return total;
    }

    private static long gather(OpenFile file, long vector, int count) throws IOException {
        byte[] bytes = new byte[total(vector, count)];
        int done = 0;
        for (int i = 0; i < count; i++) {
            int length = length(vector, i);
            UNSAFE.copyMemory(null, address(vector, i), bytes, ByteArrays.BASE + done, length);
            done += length;
        }
        return writeFrom(file, bytes, ByteArrays.BASE, bytes.length);
    }

    private static long address(long vector, int index) {
        return UNSAFE.getLong(vector + (long) index * VECTOR_ENTRY);
    }

    private static int length(long vector, int index) {
        return (int) UNSAFE.getLong(vector + (long) index * VECTOR_ENTRY + VECTOR_LENGTH);
    }

    private static int total(long vector, int count) {
        int total = 0;
        for (int i = 0; i < count; i++) {
            total += length(vector, i);
        }
        return total;
    }

    /** Closes; a thread outside the run, such as the JDK's cleaner, must not reach into it. */
    public static void close(Object dispatcher, FileDescriptor fd) throws IOException {
        closeNumber(Fds.number(fd));
    }

    /** Ends what other tasks do on a descriptor, and keeps it until they have noticed. */
    public static void preClose(Object dispatcher, FileDescriptor fd) throws IOException {
        preClose(fd, 0, 0);
    }

    /** As above, for JDKs that name the threads to be woken. */
    public static void preClose(Object dispatcher, FileDescriptor fd, long reader, long writer) throws IOException {
        preClose(fd, reader, writer);
    }

    /** As above, for the JDK's static form. */
    public static void preClose(FileDescriptor fd, long reader, long writer) throws IOException {
        if (Current.managed()) {
            OpenFile file = Fds.file(fd);
            Points.before(file, Points.CLOSE);
            linger(file);
            Kernel.get().preClose(Fds.number(fd));
        }
    }

    /** {@code closeIntFD}. */
    public static void closeNumber(int number) throws IOException {
        if (Current.managed()) {
            OpenFile file = Kernel.get().file(number);
            if (file != null) {
                Points.before(file, Points.CLOSE);
                linger(file);
                Kernel.get().close(number);
            }
        }
    }

    private static void linger(OpenFile file) {
        if (file instanceof StreamSocket && ((StreamSocket) file).mustLinger()) {
            StreamSocket socket = (StreamSocket) file;
            Kernel.get().awaitDrained(socket, socket.lingerNanos());
        }
    }

    /** {@code DatagramDispatcher.dup}: the second descriptor stands for the file of the first from now on. */
    public static void dup(Object dispatcher, FileDescriptor from, FileDescriptor to) throws IOException {
        Fds.checkManaged();
        Kernel.get().duplicate(Fds.number(from), Fds.number(to));
    }

    /** {@code IOUtil.configureBlocking}. */
    public static void configureBlocking(FileDescriptor fd, boolean blocking) throws IOException {
        Fds.file(fd).setBlocking(blocking);
    }

    /** {@code IOUtil.makePipe}. */
    public static long makePipe(boolean blocking) {
        Kernel kernel = Kernel.get();
        long pipe = kernel.openPipe();
        kernel.file((int) (pipe >>> Integer.SIZE)).setBlocking(blocking);
        kernel.file((int) pipe).setBlocking(blocking);
        return pipe;
    }

    /** {@code IOUtil.write1}. */
    public static int write1(int number, byte data) throws IOException {
        OpenFile file = Fds.file(number);
        byte[] one = {data};
        return writeFrom(file, one, ByteArrays.BASE, 1);
    }

    /** {@code IOUtil.drain}. */
    public static boolean drain(int number) throws IOException {
        OpenFile file = Fds.file(number);
        return file instanceof EventCounter ? ((EventCounter) file).drain() : ((PipeEnd) file).drain();
    }

    /** {@code IOUtil.drain1}. */
    public static int drain1(int number) throws IOException {
        byte[] one = new byte[1];
        return Failures.checkRead(Fds.file(number).read(one, ByteArrays.BASE, 1));
    }
}
