package dev.lockstep.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Megabytes a second through the simulated network, for each kind of buffer. Under a profiler, it shows where bytes are
 * copied. Run with the agent and {@code -Dlockstep.main=off}; an argument names one kind.
 */
public final class BulkTransfers {
    private static final int PIECE = 64 * 1024;
    private static final int PIECES = 30_000;
    private static final int ROUNDS = 3;
    private static final double NANOS_A_MICRO = 1_000;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    /** One transfer of all pieces. */
    private interface Transfer {
        void run() throws IOException, InterruptedException;
    }

    private BulkTransfers() {}

    /** Prints a line a kind, the best of some rounds. */
    public static void main(String[] arguments) {
        Map<String, Transfer> kinds = new TreeMap<>(Map.of(
                "streams with arrays", BulkTransfers::streams,
                "channels with heap buffers", () -> channels(false),
                "channels with direct buffers", () -> channels(true)));
        kinds.forEach((name, transfer) -> {
            if (arguments.length == 0 || name.equals(arguments[0])) {
                System.out.printf(Locale.ROOT, "%s: %.0f MB/s%n", name, best(transfer));
            }
        });
    }

    private static double best(Transfer transfer) {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            FixedProgram.runOnce(FixedProgram.settings(), () -> {
                try {
                    transfer.run();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            best = Math.max(best, (double) PIECE * PIECES / (System.nanoTime() - start) * NANOS_A_MICRO);
        }
        return best;
    }

    private static void streams() throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            Thread reader = new Thread(() -> {
                try (Socket accepted = server.accept()) {
                    InputStream in = accepted.getInputStream();
                    byte[] bytes = new byte[PIECE];
                    int count = 0;
                    while (count >= 0) {
                        count = in.read(bytes);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            reader.start();
            try (Socket socket = new Socket(LOOPBACK, server.getLocalPort())) {
                OutputStream out = socket.getOutputStream();
                byte[] bytes = new byte[PIECE];
                for (int i = 0; i < PIECES; i++) {
                    out.write(bytes);
                }
            }
            reader.join();
        }
    }

    private static ByteBuffer buffer(boolean direct) {
        return direct ? ByteBuffer.allocateDirect(PIECE) : ByteBuffer.allocate(PIECE);
    }

    private static void channels(boolean direct) throws IOException, InterruptedException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(LOOPBACK, 0));
            Thread reader = new Thread(() -> {
                try (SocketChannel accepted = server.accept()) {
                    ByteBuffer bytes = buffer(direct);
                    while (accepted.read(bytes) >= 0) {
                        bytes.clear();
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            reader.start();
            try (SocketChannel channel = SocketChannel.open(server.getLocalAddress())) {
                ByteBuffer bytes = buffer(direct);
                for (int i = 0; i < PIECES; i++) {
                    bytes.clear();
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                }
            }
            reader.join();
        }
    }
}
