package conformance;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Channels that never wait. */
final class NonBlocking implements Topic {
    @Override
    public void cases(Suite suite) {
        connecting(suite);
        reading(suite);
    }

    /** Waits until {@code channel} could finish its connect. */
    private static int selectConnect(Lab lab, SocketChannel channel) throws Exception {
        Selector selector = lab.open(Selector.open());
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
        selector.select(5_000);
        int ready = key.readyOps();
        key.cancel();
        selector.selectNow();
        return ready;
    }

    private static SocketChannel nonBlocking(Lab lab) throws Exception {
        SocketChannel channel = lab.open(SocketChannel.open());
        channel.configureBlocking(false);
        return channel;
    }

    private static void connecting(Suite suite) {
        suite.check("connect", "true true false", lab -> {
            ServerSocketChannel server = lab.serverChannel();
            SocketChannel channel = nonBlocking(lab);
            // A local connection may be there at once; finishing is allowed either way.
            boolean now = channel.connect(server.getLocalAddress());
            if (!now) {
                selectConnect(lab, channel);
            }
            boolean finished = channel.finishConnect();
            return Outcome.of(finished, channel.isConnected(), channel.isConnectionPending());
        });
        suite.check("finish-when-connected", "true true", lab -> {
            SocketChannel near = lab.channels().near();
            near.configureBlocking(false);
            return Outcome.of(near.finishConnect(), near.finishConnect());
        });
        suite.check("connect-pending", "false true false false", lab -> {
            SocketChannel channel = nonBlocking(lab);
            boolean now = channel.connect(lab.fullListener());
            return Outcome.of(now, channel.isConnectionPending(), channel.isConnected(), channel.finishConnect());
        });
        suite.check("connect-pending-read", "NotYetConnectedException", lab -> {
            SocketChannel channel = nonBlocking(lab);
            channel.connect(lab.fullListener());
            return Outcome.failure(() -> channel.read(ByteBuffer.allocate(1)));
        });
        suite.check("connect-refused", "ConnectException: Connection refused false", lab -> {
            SocketChannel channel = nonBlocking(lab);
            InetSocketAddress nobody = new InetSocketAddress(Lab.LOOPBACK, lab.freePort());
            String failure = Outcome.failure(() -> {
                if (!channel.connect(nobody)) {
                    selectConnect(lab, channel);
                    channel.finishConnect();
                }
            });
            return Outcome.of(failure, channel.isOpen());
        });
        suite.check("connect-becomes-ready", "8 true", lab -> {
            ServerSocketChannel server = lab.open(ServerSocketChannel.open());
            server.bind(new InetSocketAddress(Lab.LOOPBACK, 0), 1);
            for (int i = 0; i < 2; i++) {
                lab.open(SocketChannel.open(server.getLocalAddress()));
            }
            SocketChannel channel = nonBlocking(lab);
            channel.connect(server.getLocalAddress());
            lab.open(server.accept());
            return Outcome.of(selectConnect(lab, channel), channel.finishConnect());
        });
        suite.check("close-pending", "true false", lab -> {
            SocketChannel channel = nonBlocking(lab);
            channel.connect(lab.fullListener());
            boolean pending = channel.isConnectionPending();
            channel.close();
            return Outcome.of(pending, channel.isOpen());
        });
        suite.check("blocking-finish-waits", "true true", lab -> {
            ServerSocketChannel server = lab.open(ServerSocketChannel.open());
            server.bind(new InetSocketAddress(Lab.LOOPBACK, 0), 1);
            for (int i = 0; i < 2; i++) {
                lab.open(SocketChannel.open(server.getLocalAddress()));
            }
            SocketChannel channel = nonBlocking(lab);
            channel.connect(server.getLocalAddress());
            channel.configureBlocking(true);
            Later<Boolean> finishing = lab.startAndSettle(channel::finishConnect);
            boolean blocked = finishing.isBlocked();
            lab.open(server.accept());
            return Outcome.of(blocked, finishing.outcome());
        });
    }

    private static void reading(Suite suite) {
        suite.check("nothing-to-accept", "null", lab -> {
            ServerSocketChannel server = lab.serverChannel();
            server.configureBlocking(false);
            return server.accept();
        });
        suite.check("accepted-is-blocking", "true", lab -> {
            ServerSocketChannel server = lab.serverChannel();
            server.configureBlocking(false);
            lab.open(SocketChannel.open(server.getLocalAddress()));
            lab.settle();
            return lab.open(server.accept()).isBlocking();
        });
        suite.check("nothing-to-read", "0 0", lab -> {
            SocketChannel near = lab.channels().near();
            near.configureBlocking(false);
            ByteBuffer[] parts = {ByteBuffer.allocate(1)};
            return Outcome.of(near.read(ByteBuffer.allocate(1)), near.read(parts));
        });
        suite.check("read-some-then-nothing-then-end", "3 0 -1", lab -> {
            ChannelLink link = lab.channels();
            link.far().configureBlocking(false);
            link.near().write(Lab.buffer("abc"));
            lab.settle();
            int some = link.far().read(ByteBuffer.allocate(10));
            int nothing = link.far().read(ByteBuffer.allocate(10));
            link.near().close();
            lab.settle();
            return Outcome.of(some, nothing, link.far().read(ByteBuffer.allocate(10)));
        });
        suite.check("nothing-received", "null", lab -> {
            DatagramChannel channel = lab.datagrams();
            channel.configureBlocking(false);
            return channel.receive(ByteBuffer.allocate(1));
        });
        suite.check("nothing-received-connected", "0", lab -> {
            DatagramChannel channel = lab.datagrams();
            channel.connect(lab.datagrams().getLocalAddress());
            channel.configureBlocking(false);
            return channel.read(ByteBuffer.allocate(1));
        });
        suite.check("back-to-blocking", "true late", lab -> {
            ChannelLink link = lab.channels();
            link.near().configureBlocking(false);
            link.near().configureBlocking(true);
            Later<String> reader = lab.startAndSettle(() -> Lab.read(link.near(), 4));
            boolean blocked = reader.isBlocked();
            link.far().write(Lab.buffer("late"));
            return Outcome.of(blocked, reader.outcome());
        });
        suite.check("is-blocking", "true false", lab -> {
            SocketChannel near = lab.channels().near();
            boolean before = near.isBlocking();
            near.configureBlocking(false);
            return Outcome.of(before, near.isBlocking());
        });
    }
}
