package dev.lockstep.hooks;

import java.io.FileInputStream;
import java.io.IOException;
import jdk.internal.misc.Unsafe;

/** Reads what a child process writes. */
final class ChildRead extends Outside {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();

    /** How often and for how long it waits for more: one write of a child should rarely be two reads here. */
    private static final int PAUSES = 3;

    private static final long PAUSE_NANOS = 1_000_000L;
    private final FileInputStream in;
    private final byte[] bytes;
    private final int offset;
    private final int length;

    /** Bytes read; -1 at the end. */
    int result;

    ChildRead(FileInputStream in, byte[] bytes, int offset, int length) {
        this.in = in;
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    @Override
    public void call() throws IOException {
        int read = in.read(bytes, offset, length);
        for (int pause = 0; read > 0 && read < length && pause < PAUSES; pause++) {
            UNSAFE.park(false, PAUSE_NANOS);
            if (in.available() > 0) {
                read += in.read(bytes, offset + read, length - read);
                pause = 0;
            }
        }
        result = read;
    }

    @Override
    public String event() {
        return result < 0 ? "end of output of child process" : result + " bytes from child process";
    }
}
