package dev.lockstep.cluster.jdk;

import dev.lockstep.cluster.stack.ByteArrays;
import dev.lockstep.cluster.stack.DatagramSocket;
import dev.lockstep.cluster.stack.OpenFile;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads and writes between a simulated file and the program's own array or buffer. The JDK would go through a
 * temporary native buffer; without it each byte is copied twice on its way, in and out of the stream's ring.
 */
public final class BufferCalls {
    private BufferCalls() {}

    /** {@code NioSocketImpl.tryRead}. */
    public static int tryRead(Object socket, FileDescriptor fd, byte[] bytes, int start, int length)
            throws IOException {
        return FileCalls.readInto(Fds.file(fd), bytes, ByteArrays.BASE + (long) start, length);
    }

    /** {@code NioSocketImpl.tryWrite}. */
    public static int tryWrite(Object socket, FileDescriptor fd, byte[] bytes, int start, int length)
            throws IOException {
        return FileCalls.writeFrom(Fds.file(fd), bytes, ByteArrays.BASE + (long) start, length);
    }

    /** {@code IOUtil.read}. */
    public static int read(
            FileDescriptor fd,
            ByteBuffer target,
            long position,
            boolean direct,
            boolean async,
            int alignment,
            Object dispatcher)
            throws IOException {
        if (target.isReadOnly()) {
            throw new IllegalArgumentException("Read-only buffer");
        }
        return target.hasRemaining() ? read(Fds.file(fd), target) : 0;
    }

    static int read(OpenFile file, ByteBuffer target) throws IOException {
        if (Buffers.isPlain(target)) {
            int count = FileCalls.readInto(file, Buffers.base(target), Buffers.offset(target), target.remaining());
            if (count > 0) {
                target.position(target.position() + count);
            }
            return count;
        }
        byte[] bytes = new byte[target.remaining()];
        int count = FileCalls.readInto(file, bytes, ByteArrays.BASE, bytes.length);
        if (count > 0) {
            target.put(bytes, 0, count);
        }
        return count;
    }

    /** {@code IOUtil.write}. */
    public static int write(
            FileDescriptor fd,
            ByteBuffer source,
            long position,
            boolean direct,
            boolean async,
            int alignment,
            Object dispatcher)
            throws IOException {
        OpenFile file = Fds.file(fd);
        int start = source.position();
        if (!source.hasRemaining() && !(file instanceof DatagramSocket)) {
            return 0;
        }
        int count;
        if (Buffers.isPlain(source)) {
            count = FileCalls.writeFrom(file, Buffers.base(source), Buffers.offset(source), source.remaining());
        } else {
            byte[] bytes = new byte[source.remaining()];
            source.get(bytes);
            source.position(start);
            count = FileCalls.writeFrom(file, bytes, ByteArrays.BASE, bytes.length);
        }
        if (count > 0) {
            source.position(start + count);
        }
        return count;
    }
}
