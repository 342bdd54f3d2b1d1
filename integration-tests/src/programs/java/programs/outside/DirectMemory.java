package programs.outside;

import java.nio.ByteBuffer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes an eighth of 512 MB of direct buffers, and leaves it to the collector. */
public final class DirectMemory {
    private static final int PIECE = 16 << 20;
    private static final int PIECES = 4;
    private static final ByteBuffer[] HELD = new ByteBuffer[PIECES];
    private static final Finalized[] FINALIZED = new Finalized[PIECES];

    private DirectMemory() {}

    public static void main(String[] args) {
        Logger.getLogger("programs").log(Level.FINE, "a manager of loggers, with its shutdown hook");
        long start = System.nanoTime();
        for (int i = 0; i < PIECES; i++) {
            HELD[i] = ByteBuffer.allocateDirect(PIECE);
            FINALIZED[i] = new Finalized(HELD[i]);
        }
        System.out.println("logged and allocated in " + (System.nanoTime() - start) / 1_000_000_000 + " virtual s");
    }

    private static final class Finalized {
        private final ByteBuffer buffer;

        Finalized(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        @SuppressWarnings("removal")
        protected void finalize() {
            buffer.put(0, (byte) 1);
        }
    }
}
