package conformance;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;

/** When channels are ready for what. */
final class Readiness implements Topic {
    private static final int READ = SelectionKey.OP_READ;
    private static final int WRITE = SelectionKey.OP_WRITE;
    private static final int CONNECT = SelectionKey.OP_CONNECT;

    @Override
    public void cases(Suite suite) {
        reading(suite);
        writing(suite);
        connecting(suite);
        others(suite);
    }

    /** The operations of {@code interest} that {@code channel} is ready for within half a second. */
    private static int ready(Lab lab, SelectableChannel channel, int interest) throws Exception {
        return ready(lab, channel, interest, 500);
    }

    private static int ready(Lab lab, SelectableChannel channel, int interest, long millis) throws Exception {
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            SelectionKey key = channel.register(selector, interest);
            selector.select(millis);
            return selector.selectedKeys().contains(key) ? key.readyOps() : 0;
        }
    }

    private static void reading(Suite suite) {
        suite.check(
                "idle-is-not-readable", "0", lab -> ready(lab, lab.channels().near(), READ, 50));
        suite.check("data-is-readable", "1", lab -> {
            ChannelLink link = lab.channels();
            link.far().write(Lab.buffer("x"));
            return ready(lab, link.near(), READ);
        });
        suite.check("still-readable-until-read", "1 1 0", lab -> {
            ChannelLink link = lab.channels();
            link.far().write(Lab.buffer("xy"));
            int first = ready(lab, link.near(), READ);
            link.near().read(ByteBuffer.allocate(1));
            int second = ready(lab, link.near(), READ);
            link.near().read(ByteBuffer.allocate(1));
            return Outcome.of(first, second, ready(lab, link.near(), READ, 50));
        });
        suite.check("end-is-readable", "1 -1 1", lab -> {
            ChannelLink link = lab.channels();
            link.far().close();
            int first = ready(lab, link.near(), READ);
            int end = link.near().read(ByteBuffer.allocate(1));
            return Outcome.of(first, end, ready(lab, link.near(), READ));
        });
        suite.check("half-close-is-readable", "1 -1", lab -> {
            ChannelLink link = lab.channels();
            link.far().shutdownOutput();
            return Outcome.of(ready(lab, link.near(), READ), link.near().read(ByteBuffer.allocate(1)));
        });
        suite.check("reset-is-readable-and-writable", "5", lab -> {
            ChannelLink link = lab.channels();
            link.far().setOption(java.net.StandardSocketOptions.SO_LINGER, 0);
            link.far().close();
            lab.settle();
            return ready(lab, link.near(), READ | WRITE);
        });
        suite.check("own-shutdown-input-is-readable", "1", lab -> {
            ChannelLink link = lab.channels();
            link.near().shutdownInput();
            return ready(lab, link.near(), READ);
        });
    }

    private static void writing(Suite suite) {
        suite.check("fresh-is-writable", "4", lab -> ready(lab, lab.channels().near(), WRITE));
        suite.check("both", "5", lab -> {
            ChannelLink link = lab.channels();
            link.far().write(Lab.buffer("x"));
            lab.settle();
            return ready(lab, link.near(), READ | WRITE);
        });
        suite.check("full-is-not-writable", "0", lab -> {
            ChannelLink link = lab.narrowChannels();
            fill(lab, link.near());
            return ready(lab, link.near(), WRITE, 50);
        });
        suite.check("writable-again-after-reading", "true 4", lab -> {
            ChannelLink link = lab.narrowChannels();
            long written = fill(lab, link.near());
            Later<Integer> selecting = lab.startAndSettle(() -> ready(lab, link.near(), WRITE, 9_000));
            boolean blocked = selecting.isBlocked();
            Lab.read(link.far(), (int) written);
            return Outcome.of(blocked, selecting.outcome());
        });
        suite.check("writable-after-own-half-close", "4", lab -> {
            ChannelLink link = lab.channels();
            link.near().shutdownOutput();
            return ready(lab, link.near(), WRITE);
        });
        suite.check("peer-closed-is-writable", "5", lab -> {
            ChannelLink link = lab.channels();
            link.far().close();
            lab.settle();
            return ready(lab, link.near(), READ | WRITE);
        });
    }

    static long fill(Lab lab, SocketChannel channel) throws Exception {
        channel.configureBlocking(false);
        long written = 0;
        ByteBuffer chunk = ByteBuffer.allocate(10_000);
        for (int idle = 0; idle < 3; ) {
            chunk.clear();
            int n = channel.write(chunk);
            written += n;
            if (n == 0) {
                idle++;
                lab.settle();
            }
        }
        return written;
    }

    private static void connecting(Suite suite) {
        suite.checkAny("connect-ready", Set.of("8", "connected at once"), lab -> {
            ServerSocketChannel server = lab.serverChannel();
            SocketChannel channel = lab.open(SocketChannel.open());
            channel.configureBlocking(false);
            if (channel.connect(server.getLocalAddress())) {
                return "connected at once";
            }
            return ready(lab, channel, CONNECT);
        });
        suite.check("connect-not-ready-while-pending", "0", lab -> {
            SocketChannel channel = lab.open(SocketChannel.open());
            channel.configureBlocking(false);
            channel.connect(lab.fullListener());
            return ready(lab, channel, CONNECT, 50);
        });
        suite.checkAny("connect-refused-ready", Set.of("8", "refused at once"), lab -> {
            SocketChannel channel = lab.open(SocketChannel.open());
            channel.configureBlocking(false);
            try {
                channel.connect(new InetSocketAddress(Lab.LOOPBACK, lab.freePort()));
            } catch (java.net.ConnectException e) {
                return "refused at once";
            }
            return ready(lab, channel, CONNECT);
        });
        suite.check(
                "connected-is-never-connect-ready",
                "0",
                lab -> ready(lab, lab.channels().near(), CONNECT, 50));
        suite.check("accept-ready", "0 16 0", lab -> {
            ServerSocketChannel server = lab.serverChannel();
            int before = ready(lab, server, SelectionKey.OP_ACCEPT, 50);
            lab.open(SocketChannel.open(server.getLocalAddress()));
            int then = ready(lab, server, SelectionKey.OP_ACCEPT);
            lab.open(server.accept());
            return Outcome.of(before, then, ready(lab, server, SelectionKey.OP_ACCEPT, 50));
        });
    }

    private static void others(Suite suite) {
        suite.check("datagram-readable", "4 5", lab -> {
            DatagramChannel one = lab.datagrams();
            DatagramChannel two = lab.datagrams();
            int before = ready(lab, one, READ | WRITE);
            two.send(Lab.buffer("x"), one.getLocalAddress());
            lab.settle();
            return Outcome.of(before, ready(lab, one, READ | WRITE));
        });
        suite.check("many-channels-only-ready-ones", "3", lab -> {
            Selector selector = lab.open(Selector.open());
            ChannelLink[] links = new ChannelLink[12];
            for (int i = 0; i < links.length; i++) {
                links[i] = lab.channels();
                links[i].near().configureBlocking(false);
                links[i].near().register(selector, READ);
            }
            for (int i = 0; i < links.length; i += 5) {
                links[i].far().write(Lab.buffer("x"));
            }
            lab.settle();
            return selector.select(5_000);
        });
        suite.check("no-interest-no-event", "0", lab -> {
            ChannelLink link = lab.channels();
            link.far().write(Lab.buffer("x"));
            return ready(lab, link.near(), 0, 50);
        });
        suite.check("echo-server", "one two three", lab -> {
            ServerSocketChannel server = lab.serverChannel();
            lab.start(() -> serve(lab, server, 3));
            Object[] answers = new Object[3];
            String[] words = {"one", "two", "three"};
            for (int i = 0; i < 3; i++) {
                SocketChannel client = lab.open(SocketChannel.open(server.getLocalAddress()));
                client.write(Lab.buffer(words[i]));
                client.shutdownOutput();
                answers[i] = Lab.read(client, 10);
            }
            return Outcome.of(answers);
        });
    }

    /** One selector that accepts and echoes until {@code clients} have ended. */
    private static Object serve(Lab lab, ServerSocketChannel server, int clients) throws Exception {
        Selector selector = lab.open(Selector.open());
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        for (int ended = 0; ended < clients; ) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isAcceptable()) {
                    SocketChannel accepted = lab.open(server.accept());
                    accepted.configureBlocking(false);
                    accepted.register(selector, READ);
                } else if (echo((SocketChannel) key.channel())) {
                    ended++;
                }
            }
            selector.selectedKeys().clear();
        }
        return null;
    }

    private static boolean echo(SocketChannel channel) throws Exception {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        if (channel.read(buffer) < 0) {
            channel.close();
            return true;
        }
        channel.write(buffer.flip());
        return false;
    }
}
