package dev.lockstep.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Request and response between two threads on the simulated network and on the machine's own loopback, in one JVM, and
 * an event of one selector with few and with many connections. Run with the agent and {@code -Dlockstep.main=off}.
 */
public final class RoundTrips {
    private static final int TRIPS = 20_000;
    private static final int ROUNDS = 5;
    private static final int SIMULATED_ROUNDS = 20; // compiled code stands after about ten
    private static final int FEW = 10;
    private static final int MANY = 1_000;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    /** Something that is timed while it runs. */
    private interface Talk {
        /** Nanoseconds that {@code trips} round trips took. */
        long nanos(int trips) throws Exception;
    }

    private RoundTrips() {}

    /** Prints a line a comparison, the best of some rounds each. */
    public static void main(String[] arguments) {
        compare("blocking round trip", RoundTrips::blocking, 5);
        compare("selector round trip", RoundTrips::selecting, 5);
        double few = best(trips -> events(FEW, trips), true);
        double many = best(trips -> events(MANY, trips), true);
        System.out.printf(
                Locale.ROOT,
                "ready event, one selector: %d connections %.0f ns, %d connections %.0f ns, ratio %.2f (at most 2)%n",
                FEW,
                few,
                MANY,
                many,
                many / few);
    }

    private static void compare(String what, Talk talk, int atLeast) {
        double real = best(talk, false);
        double simulated = best(talk, true);
        System.out.printf(
                Locale.ROOT,
                "%s: simulated %.0f ns, real loopback %.0f ns, %.1f times as fast (at least %d)%n",
                what,
                simulated,
                real,
                real / simulated,
                atLeast);
    }

    /** Nanoseconds a trip; the clock is read outside the run, for inside it is virtual. */
    private static double best(Talk talk, boolean simulated) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < (simulated ? SIMULATED_ROUNDS : ROUNDS); round++) {
            best = Math.min(best, (simulated ? simulated(talk) : plain(talk)) / TRIPS);
        }
        return best;
    }

    private static double plain(Talk talk) {
        try {
            return talk.nanos(TRIPS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The difference of a long and an empty run, so that setting up does not count. */
    private static double simulated(Talk talk) {
        long empty = runNanos(talk, 1);
        return runNanos(talk, TRIPS + 1) - empty;
    }

    private static long runNanos(Talk talk, int trips) {
        long start = System.nanoTime();
        FixedProgram.runOnce(FixedProgram.settings(), () -> {
            try {
                talk.nanos(trips);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return System.nanoTime() - start;
    }

    private static long blocking(int trips) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            Thread answering = new Thread(() -> answer(server, trips));
            answering.start();
            try (Socket socket = new Socket(LOOPBACK, server.getLocalPort())) {
                socket.setTcpNoDelay(true);
                InputStream in = socket.getInputStream();
                OutputStream out = socket.getOutputStream();
                byte[] message = new byte[100];
                long start = System.nanoTime();
                for (int i = 0; i < trips; i++) {
                    out.write(message);
                    in.readNBytes(message, 0, message.length);
                }
                return System.nanoTime() - start;
            } finally {
                answering.join();
            }
        }
    }

    private static void answer(ServerSocket server, int trips) {
        try (Socket accepted = server.accept()) {
            accepted.setTcpNoDelay(true);
            byte[] message = new byte[100];
            for (int i = 0; i < trips; i++) {
                accepted.getInputStream().readNBytes(message, 0, message.length);
                accepted.getOutputStream().write(message);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long selecting(int trips) throws Exception {
        return events(1, trips);
    }

    /** Round trips over connections in turn, all answered by one selector. */
    private static long events(int connections, int trips) throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(LOOPBACK, 0), connections);
            List<SocketChannel> clients = new ArrayList<>();
            Thread answering = new Thread(() -> select(server, connections));
            answering.start();
            for (int i = 0; i < connections; i++) {
                clients.add(SocketChannel.open(server.getLocalAddress()));
            }
            ByteBuffer message = ByteBuffer.allocateDirect(100);
            long start = System.nanoTime();
            for (int i = 0; i < trips; i++) {
                SocketChannel client = clients.get(i % connections);
                message.clear();
                client.write(message);
                message.clear();
                while (message.hasRemaining()) {
                    client.read(message);
                }
            }
            long nanos = System.nanoTime() - start;
            for (SocketChannel client : clients) {
                client.close();
            }
            answering.join();
            return nanos;
        }
    }

    /** Answers what comes until every connection has ended. */
    private static void select(ServerSocketChannel server, int connections) {
        try (Selector selector = Selector.open()) {
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            ByteBuffer message = ByteBuffer.allocateDirect(100);
            for (int ended = 0; ended < connections; ) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.isAcceptable()) {
                        SocketChannel accepted = server.accept();
                        accepted.configureBlocking(false);
                        accepted.register(selector, SelectionKey.OP_READ);
                        continue;
                    }
                    SocketChannel channel = (SocketChannel) key.channel();
                    message.clear();
                    if (channel.read(message) < 0) {
                        channel.close();
                        ended++;
                    } else {
                        message.flip();
                        channel.write(message);
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
