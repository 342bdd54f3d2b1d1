package conformance;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Exceptions that channels throw by contract. */
final class ChannelErrors implements Topic {
    @Override
    public void cases(Suite suite) {
        states(suite);
        binding(suite);
        closed(suite);
        keys(suite);
    }

    private static void states(Suite suite) {
        suite.check("not-yet-connected", "NotYetConnectedException NotYetConnectedException", lab -> {
            SocketChannel channel = lab.open(SocketChannel.open());
            return Outcome.of(
                    Outcome.failure(() -> channel.read(ByteBuffer.allocate(1))),
                    Outcome.failure(() -> channel.write(ByteBuffer.allocate(1))));
        });
        suite.check("shutdown-not-yet-connected", "NotYetConnectedException NotYetConnectedException", lab -> {
            SocketChannel channel = lab.open(SocketChannel.open());
            return Outcome.of(Outcome.failure(channel::shutdownInput), Outcome.failure(channel::shutdownOutput));
        });
        suite.check("already-connected", "AlreadyConnectedException", lab -> {
            SocketChannel near = lab.channels().near();
            SocketAddress peer = near.getRemoteAddress();
            return Outcome.failure(() -> near.connect(peer));
        });
        suite.check("no-connection-pending", "NoConnectionPendingException", lab -> {
            SocketChannel channel = lab.open(SocketChannel.open());
            return Outcome.failure(channel::finishConnect);
        });
        suite.check("connection-pending", "ConnectionPendingException", lab -> {
            InetSocketAddress full = lab.fullListener();
            SocketChannel channel = lab.open(SocketChannel.open());
            channel.configureBlocking(false);
            channel.connect(full);
            return Outcome.failure(() -> channel.connect(full));
        });
        suite.check("unresolved", "UnresolvedAddressException", lab -> {
            SocketChannel channel = lab.open(SocketChannel.open());
            return Outcome.failure(() -> channel.connect(InetSocketAddress.createUnresolved("host", 1)));
        });
        suite.check("unsupported", "UnsupportedAddressTypeException", lab -> {
            SocketChannel channel = lab.open(SocketChannel.open());
            return Outcome.failure(() -> channel.connect(new SocketAddress() {}));
        });
        suite.check("refused", "ConnectException: Connection refused false", lab -> {
            SocketChannel channel = lab.open(SocketChannel.open());
            InetSocketAddress nobody = new InetSocketAddress(Lab.LOOPBACK, lab.freePort());
            return Outcome.of(Outcome.failure(() -> channel.connect(nobody)), channel.isOpen());
        });
        suite.check("illegal-blocking-mode", "IllegalBlockingModeException", lab -> {
            SocketChannel near = lab.channels().near();
            near.configureBlocking(false);
            return Outcome.failure(() -> near.socket().getInputStream().read());
        });
        suite.check("accept-not-bound", "NotYetBoundException", lab -> {
            ServerSocketChannel server = lab.open(ServerSocketChannel.open());
            return Outcome.failure(server::accept);
        });
        suite.check("accept-wrong-mode", "IllegalBlockingModeException", lab -> {
            ServerSocketChannel server = lab.serverChannel();
            server.configureBlocking(false);
            return Outcome.failure(() -> server.socket().accept());
        });
        suite.check("datagram-not-yet-connected", "NotYetConnectedException NotYetConnectedException", lab -> {
            DatagramChannel channel = lab.datagrams();
            return Outcome.of(
                    Outcome.failure(() -> channel.read(ByteBuffer.allocate(1))),
                    Outcome.failure(() -> channel.write(ByteBuffer.allocate(1))));
        });
    }

    private static void binding(Suite suite) {
        suite.check("already-bound", "AlreadyBoundException AlreadyBoundException AlreadyBoundException", lab -> {
            ServerSocketChannel server = lab.serverChannel();
            SocketChannel channel = lab.open(SocketChannel.open()).bind(null);
            DatagramChannel datagrams = lab.datagrams();
            return Outcome.of(
                    Outcome.failure(() -> server.bind(null)),
                    Outcome.failure(() -> channel.bind(null)),
                    Outcome.failure(() -> datagrams.bind(null)));
        });
        suite.check("bind-unresolved", "UnresolvedAddressException", lab -> {
            ServerSocketChannel server = lab.open(ServerSocketChannel.open());
            return Outcome.failure(() -> server.bind(InetSocketAddress.createUnresolved("host", 1)));
        });
        suite.check("bind-not-own-address", "BindException: Cannot assign requested address", lab -> {
            ServerSocketChannel server = lab.open(ServerSocketChannel.open());
            return Outcome.failure(() -> server.bind(new InetSocketAddress("198.51.100.7", 0)));
        });
        suite.check("bind-pending", "ConnectionPendingException", lab -> {
            InetSocketAddress full = lab.fullListener();
            SocketChannel channel = lab.open(SocketChannel.open());
            channel.configureBlocking(false);
            channel.connect(full);
            return Outcome.failure(() -> channel.bind(null));
        });
    }

    private static void closed(Suite suite) {
        String closed = "ClosedChannelException";
        String asynchronous = "AsynchronousCloseException";
        suite.check("closed-stream", String.join(" ", closed, closed, closed, closed), lab -> {
            SocketChannel near = lab.channels().near();
            near.close();
            return Outcome.of(
                    Outcome.failure(() -> near.read(ByteBuffer.allocate(1))),
                    Outcome.failure(() -> near.write(ByteBuffer.allocate(1))),
                    Outcome.failure(near::getRemoteAddress),
                    Outcome.failure(near::shutdownInput));
        });
        suite.checkChanged("closed-connect", asynchronous + " " + asynchronous, closed + " " + closed, lab -> {
            SocketAddress address = lab.serverChannel().getLocalAddress();
            SocketChannel channel = SocketChannel.open();
            channel.close();
            return Outcome.of(Outcome.failure(() -> channel.connect(address)), Outcome.failure(channel::finishConnect));
        });
        suite.checkChanged("closed-server", asynchronous + " " + closed, closed + " " + closed, lab -> {
            ServerSocketChannel server = lab.serverChannel();
            server.close();
            return Outcome.of(Outcome.failure(server::accept), Outcome.failure(() -> server.bind(null)));
        });
        suite.checkChanged("closed-datagram", asynchronous + " " + asynchronous, closed + " " + closed, lab -> {
            DatagramChannel channel = lab.datagrams();
            SocketAddress self = channel.getLocalAddress();
            channel.close();
            return Outcome.of(
                    Outcome.failure(() -> channel.send(ByteBuffer.allocate(1), self)),
                    Outcome.failure(() -> channel.receive(ByteBuffer.allocate(1))));
        });
        suite.check("closed-configure", closed, lab -> {
            SocketChannel near = lab.channels().near();
            near.close();
            return Outcome.failure(() -> near.configureBlocking(false));
        });
        suite.check("closed-register", closed, lab -> {
            Selector selector = lab.open(Selector.open());
            SocketChannel near = lab.channels().near();
            near.configureBlocking(false);
            near.close();
            return Outcome.failure(() -> near.register(selector, SelectionKey.OP_READ));
        });
    }

    private static void keys(Suite suite) {
        suite.check("register-blocking", "IllegalBlockingModeException", lab -> {
            Selector selector = lab.open(Selector.open());
            SocketChannel near = lab.channels().near();
            return Outcome.failure(() -> near.register(selector, SelectionKey.OP_READ));
        });
        suite.check("register-wrong-operation", "IllegalArgumentException", lab -> {
            Selector selector = lab.open(Selector.open());
            SocketChannel near = lab.channels().near();
            near.configureBlocking(false);
            return Outcome.failureType(() -> near.register(selector, SelectionKey.OP_ACCEPT));
        });
        suite.check("register-closed-selector", "ClosedSelectorException", lab -> {
            Selector selector = Selector.open();
            selector.close();
            SocketChannel near = lab.channels().near();
            near.configureBlocking(false);
            return Outcome.failure(() -> near.register(selector, SelectionKey.OP_READ));
        });
        suite.check("configure-registered", "IllegalBlockingModeException", lab -> {
            Selector selector = lab.open(Selector.open());
            SocketChannel near = lab.channels().near();
            near.configureBlocking(false);
            near.register(selector, SelectionKey.OP_READ);
            return Outcome.failure(() -> near.configureBlocking(true));
        });
        suite.check("cancelled-key", "CancelledKeyException CancelledKeyException false", lab -> {
            Selector selector = lab.open(Selector.open());
            SocketChannel near = lab.channels().near();
            near.configureBlocking(false);
            SelectionKey key = near.register(selector, SelectionKey.OP_READ);
            key.cancel();
            return Outcome.of(
                    Outcome.failure(key::interestOps),
                    Outcome.failure(() -> key.interestOps(SelectionKey.OP_WRITE)),
                    key.isValid());
        });
        suite.check("re-register-cancelled", "CancelledKeyException", lab -> {
            Selector selector = lab.open(Selector.open());
            SocketChannel near = lab.channels().near();
            near.configureBlocking(false);
            near.register(selector, SelectionKey.OP_READ).cancel();
            return Outcome.failure(() -> near.register(selector, SelectionKey.OP_READ));
        });
        suite.check(
                "closed-selector",
                "ClosedSelectorException ClosedSelectorException ClosedSelectorException false",
                lab -> {
                    Selector selector = Selector.open();
                    selector.close();
                    return Outcome.of(
                            Outcome.failure(selector::select),
                            Outcome.failure(selector::keys),
                            Outcome.failure(selector::selectedKeys),
                            selector.isOpen());
                });
        suite.check("negative-timeout", "IllegalArgumentException", lab -> {
            Selector selector = lab.open(Selector.open());
            return Outcome.failureType(() -> selector.select(-1));
        });
    }
}
