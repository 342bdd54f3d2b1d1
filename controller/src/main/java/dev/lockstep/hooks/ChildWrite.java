package dev.lockstep.hooks;

import java.io.FileOutputStream;
import java.io.IOException;

/** Writes to a child process, which may not be reading. */
final class ChildWrite extends Outside {
    private final FileOutputStream out;
    private final byte[] bytes;
    private final int offset;
    private final int length;

    ChildWrite(FileOutputStream out, byte[] bytes, int offset, int length) {
        this.out = out;
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    @Override
    public void call() throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public String event() {
        return null;
    }
}
