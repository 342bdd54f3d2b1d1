package conformance;

import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;

/** Closing what another thread is blocked on, and interrupting that thread. */
final class AsyncClose implements Topic {
    private static final String CLOSED = "SocketException: Socket closed";
    private static final String ASYNCHRONOUS = "AsynchronousCloseException";
    private static final String BY_INTERRUPT = "ClosedByInterruptException true true";
    private static final int MUCH = 8_000_000;

    @Override
    public void cases(Suite suite) {
        sockets(suite);
        channels(suite);
        interruptedChannels(suite);
        interruptedSockets(suite);
    }

    private static void sockets(Suite suite) {
        suite.check("accept", CLOSED, lab -> {
            ServerSocket server = lab.server();
            Later<Socket> blocked = lab.startAndSettle(server::accept);
            server.close();
            return blocked.outcome();
        });
        suite.check("read", CLOSED, lab -> {
            Link link = lab.link();
            Later<Integer> blocked =
                    lab.startAndSettle(() -> link.near().getInputStream().read());
            link.near().close();
            return blocked.outcome();
        });
        suite.check("timed-read", CLOSED, lab -> {
            Link link = lab.link();
            link.near().setSoTimeout(9_000);
            Later<Integer> blocked =
                    lab.startAndSettle(() -> link.near().getInputStream().read());
            link.near().close();
            return blocked.outcome();
        });
        suite.check("write", CLOSED, lab -> {
            Link link = lab.narrowLink();
            Later<Object> blocked = lab.startAndSettle(() -> {
                link.near().getOutputStream().write(new byte[MUCH]);
                return "done";
            });
            link.near().close();
            return blocked.outcome();
        });
        suite.check("connect", CLOSED, lab -> {
            InetSocketAddress full = lab.fullListener();
            Socket socket = lab.open(new Socket());
            Later<Object> blocked = lab.startAndSettle(() -> {
                socket.connect(full);
                return "done";
            });
            socket.close();
            return blocked.outcome();
        });
        suite.check("receive", CLOSED, lab -> {
            DatagramSocket socket = lab.open(new DatagramSocket(0, Lab.LOOPBACK));
            Later<Object> blocked = lab.startAndSettle(() -> {
                socket.receive(new DatagramPacket(new byte[1], 1));
                return "done";
            });
            socket.close();
            return blocked.outcome();
        });
        suite.check("reader-and-writer", CLOSED + " " + CLOSED, lab -> {
            Link link = lab.narrowLink();
            Later<Integer> reader = lab.start(() -> link.near().getInputStream().read());
            Later<Object> writer = lab.startAndSettle(() -> {
                link.near().getOutputStream().write(new byte[MUCH]);
                return "done";
            });
            link.near().close();
            return Outcome.of(reader.outcome(), writer.outcome());
        });
        suite.check("peer-sees-end", "-1", lab -> {
            Link link = lab.link();
            lab.startAndSettle(() -> link.near().getInputStream().read());
            link.near().close();
            return link.far().getInputStream().read();
        });
        suite.check("accept-by-two", CLOSED + " " + CLOSED, lab -> {
            ServerSocket server = lab.server();
            Later<Socket> one = lab.start(server::accept);
            Later<Socket> two = lab.startAndSettle(server::accept);
            server.close();
            return Outcome.of(one.outcome(), two.outcome());
        });
    }

    private static void channels(Suite suite) {
        suite.check("channel-accept", ASYNCHRONOUS, lab -> {
            ServerSocketChannel server = lab.serverChannel();
            Later<SocketChannel> blocked = lab.startAndSettle(server::accept);
            server.close();
            return blocked.outcome();
        });
        suite.check("channel-read", ASYNCHRONOUS, lab -> {
            ChannelLink link = lab.channels();
            Later<Integer> blocked = lab.startAndSettle(() -> link.near().read(ByteBuffer.allocate(1)));
            link.near().close();
            return blocked.outcome();
        });
        // What was written before counts, if anything was.
        suite.checkAny("channel-write", Set.of("some bytes", ASYNCHRONOUS), lab -> {
            ChannelLink link = lab.narrowChannels();
            Later<Integer> blocked = lab.startAndSettle(() -> link.near().write(ByteBuffer.allocate(MUCH)));
            link.near().close();
            return blocked.outcome().replaceAll("^[1-9][0-9]*$", "some bytes");
        });
        suite.check("channel-connect", ASYNCHRONOUS, lab -> {
            InetSocketAddress full = lab.fullListener();
            SocketChannel channel = lab.open(SocketChannel.open());
            Later<Boolean> blocked = lab.startAndSettle(() -> channel.connect(full));
            channel.close();
            return blocked.outcome();
        });
        suite.check("channel-receive", ASYNCHRONOUS, lab -> {
            DatagramChannel channel = lab.datagrams();
            Later<Object> blocked = lab.startAndSettle(() -> channel.receive(ByteBuffer.allocate(1)));
            channel.close();
            return blocked.outcome();
        });
        suite.check("pipe-read", ASYNCHRONOUS, lab -> {
            Pipe pipe = Pipe.open();
            lab.open(pipe.source());
            lab.open(pipe.sink());
            Later<Object> blocked = lab.startAndSettle(() -> pipe.source().read(ByteBuffer.allocate(1)));
            pipe.source().close();
            return blocked.outcome();
        });
        suite.check("channel-shutdown-input-wakes-reader", "-1", lab -> {
            ChannelLink link = lab.channels();
            Later<Integer> blocked = lab.startAndSettle(() -> link.near().read(ByteBuffer.allocate(1)));
            link.near().shutdownInput();
            return blocked.outcome();
        });
    }

    private static String interrupted(Lab lab, Later<?> blocked, java.nio.channels.Channel channel) throws Exception {
        blocked.interrupt();
        return Outcome.of(blocked.outcome(), blocked.wasInterrupted(), !channel.isOpen());
    }

    private static void interruptedChannels(Suite suite) {
        suite.check("interrupt-channel-accept", BY_INTERRUPT, lab -> {
            ServerSocketChannel server = lab.serverChannel();
            return interrupted(lab, lab.startAndSettle(server::accept), server);
        });
        suite.check("interrupt-channel-read", BY_INTERRUPT, lab -> {
            SocketChannel near = lab.channels().near();
            return interrupted(lab, lab.startAndSettle(() -> near.read(ByteBuffer.allocate(1))), near);
        });
        suite.check("interrupt-channel-write", BY_INTERRUPT, lab -> {
            SocketChannel near = lab.narrowChannels().near();
            return interrupted(lab, lab.startAndSettle(() -> near.write(ByteBuffer.allocate(MUCH))), near);
        });
        suite.check("interrupt-channel-connect", BY_INTERRUPT, lab -> {
            InetSocketAddress full = lab.fullListener();
            SocketChannel channel = lab.open(SocketChannel.open());
            return interrupted(lab, lab.startAndSettle(() -> channel.connect(full)), channel);
        });
        suite.check("interrupt-channel-receive", BY_INTERRUPT, lab -> {
            DatagramChannel channel = lab.datagrams();
            return interrupted(lab, lab.startAndSettle(() -> channel.receive(ByteBuffer.allocate(1))), channel);
        });
        suite.check("interrupt-pipe-read", BY_INTERRUPT, lab -> {
            Pipe pipe = Pipe.open();
            lab.open(pipe.source());
            lab.open(pipe.sink());
            return interrupted(
                    lab, lab.startAndSettle(() -> pipe.source().read(ByteBuffer.allocate(1))), pipe.source());
        });
        suite.check("interrupt-before-channel-read", BY_INTERRUPT, lab -> {
            SocketChannel near = lab.channels().near();
            Later<Integer> reader = lab.start(() -> {
                Thread.currentThread().interrupt();
                return near.read(ByteBuffer.allocate(1));
            });
            return Outcome.of(reader.outcome(), reader.wasInterrupted(), !near.isOpen());
        });
        suite.check("interrupt-before-non-blocking-read", "0 true true", lab -> {
            SocketChannel near = lab.channels().near();
            near.configureBlocking(false);
            Later<Integer> reader = lab.start(() -> {
                Thread.currentThread().interrupt();
                return near.read(ByteBuffer.allocate(1));
            });
            String outcome = reader.outcome().replace("ClosedByInterruptException", "0");
            return Outcome.of(outcome, reader.wasInterrupted(), true);
        });
        suite.check("interrupt-peer-sees-end", "-1", lab -> {
            ChannelLink link = lab.channels();
            lab.startAndSettle(() -> link.near().read(ByteBuffer.allocate(1))).interrupt();
            return link.far().read(ByteBuffer.allocate(1));
        });
    }

    private static void interruptedSockets(Suite suite) {
        suite.check("interrupt-does-not-wake-socket-read", "true 7 true", lab -> {
            Link link = lab.link();
            InputStream in = link.near().getInputStream();
            Later<Integer> reader = lab.startAndSettle(in::read);
            reader.interrupt();
            lab.settle();
            boolean blocked = reader.isBlocked();
            link.far().getOutputStream().write(7);
            return Outcome.of(blocked, reader.outcome(), reader.wasInterrupted());
        });
        suite.check("interrupt-does-not-wake-socket-accept", "true true", lab -> {
            ServerSocket server = lab.server();
            Later<Boolean> accepting =
                    lab.startAndSettle(() -> lab.open(server.accept()).isConnected());
            accepting.interrupt();
            lab.settle();
            boolean blocked = accepting.isBlocked();
            lab.open(new Socket(Lab.LOOPBACK, server.getLocalPort()));
            return Outcome.of(blocked, accepting.outcome());
        });
        suite.check("interrupted-thread-may-use-socket", "ok true", lab -> {
            Link link = lab.link();
            Lab.write(link.far(), "ok");
            Later<String> reader = lab.start(() -> {
                Thread.currentThread().interrupt();
                return Lab.read(link.near(), 2);
            });
            return Outcome.of(reader.outcome(), reader.wasInterrupted());
        });
        suite.checkAny("interrupt-adaptor-read", Set.of("ClosedByInterruptException", CLOSED), lab -> {
            ChannelLink link = lab.channels();
            Later<Integer> reader = lab.startAndSettle(
                    () -> link.near().socket().getInputStream().read());
            reader.interrupt();
            return reader.outcome();
        });
    }
}
