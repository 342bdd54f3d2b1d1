package dev.lockstep.cluster.stack;

/** One end of a pipe. */
public final class PipeEnd extends OpenFile {
    private final PipeBuffer buffer;
    private final boolean reading;

    PipeEnd(Kernel kernel, PipeBuffer buffer, boolean reading) {
        super(kernel);
        this.buffer = buffer;
        this.reading = reading;
    }

    @Override
    int state() {
        if (reading) {
            int in = buffer.bytes.size() > 0 ? Ready.IN : 0;
            return buffer.writer.isClosed() ? in | Ready.HUP : in;
        }
        if (buffer.reader.isClosed()) {
            return Ready.OUT | Ready.ERR;
        }
        return buffer.bytes.size() < PipeBuffer.CAPACITY ? Ready.OUT : 0;
    }

    @Override
    public int read(Object base, long offset, int length) {
        if (!reading) {
            return Io.error(Errno.EBADF);
        }
        int count = (int) Math.min(length, buffer.bytes.size());
        if (count == 0) {
            return buffer.writer.isClosed() ? Io.EOF : Io.UNAVAILABLE;
        }
        buffer.bytes.take(base, offset, count);
        buffer.writer.changed();
        return count;
    }

    @Override
    public int write(Object base, long offset, int length) {
        if (reading) {
            return Io.error(Errno.EBADF);
        }
        if (buffer.reader.isClosed()) {
            return Io.error(Errno.EPIPE);
        }
        int count = (int) Math.min(length, PipeBuffer.CAPACITY - buffer.bytes.size());
        if (count == 0) {
            return Io.UNAVAILABLE;
        }
        buffer.bytes.put(base, offset, count);
        buffer.reader.changed();
        return count;
    }

    /** Takes all bytes; true if there were any. */
    public boolean drain() {
        boolean any = buffer.bytes.size() > 0;
        buffer.bytes.clear();
        buffer.writer.changed();
        return any;
    }

    @Override
    public int available() {
        return (int) buffer.bytes.size();
    }

    @Override
    void release() {
        PipeEnd other = reading ? buffer.writer : buffer.reader;
        if (reading) {
            buffer.bytes.clear();
        }
        other.changed();
    }
}
