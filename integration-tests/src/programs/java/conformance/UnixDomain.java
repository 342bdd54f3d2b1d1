package conformance;

import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Channels between paths. */
final class UnixDomain implements Topic {
    @Override
    public void cases(Suite suite) {
        talking(suite);
        addresses(suite);
        failing(suite);
    }

    private static Path path(Lab lab) throws Exception {
        Path directory = Files.createTempDirectory("unix");
        Path path = directory.resolve("s");
        lab.open(() -> Files.deleteIfExists(directory));
        lab.open(() -> Files.deleteIfExists(path));
        return path;
    }

    private static ServerSocketChannel server(Lab lab, Path path) throws Exception {
        return lab.open(ServerSocketChannel.open(StandardProtocolFamily.UNIX)).bind(UnixDomainSocketAddress.of(path));
    }

    private static ChannelLink link(Lab lab) throws Exception {
        ServerSocketChannel server = server(lab, path(lab));
        SocketChannel near = lab.open(SocketChannel.open(server.getLocalAddress()));
        return new ChannelLink(near, lab.open(server.accept()));
    }

    private static void talking(Suite suite) {
        suite.check("echo", "unix", lab -> {
            ChannelLink link = link(lab);
            link.near().write(Lab.buffer("unix"));
            link.far().write(Lab.buffer(Lab.read(link.far(), 4)));
            return Lab.read(link.near(), 4);
        });
        suite.check("end", "-1", lab -> {
            ChannelLink link = link(lab);
            link.near().close();
            return link.far().read(ByteBuffer.allocate(1));
        });
        suite.check("half-close", "-1 back", lab -> {
            ChannelLink link = link(lab);
            link.near().shutdownOutput();
            int end = link.far().read(ByteBuffer.allocate(1));
            link.far().write(Lab.buffer("back"));
            return Outcome.of(end, Lab.read(link.near(), 4));
        });
        suite.check("write-to-closed", "IOException: Broken pipe", lab -> {
            ChannelLink link = link(lab);
            link.near().close();
            return Outcome.failure(() -> link.far().write(ByteBuffer.allocate(1)));
        });
        suite.check("selected", "1", lab -> {
            ChannelLink link = link(lab);
            Selector selector = lab.open(Selector.open());
            link.near().configureBlocking(false);
            SelectionKey key = link.near().register(selector, SelectionKey.OP_READ);
            link.far().write(Lab.buffer("x"));
            selector.select(5_000);
            return key.readyOps();
        });
        suite.check("back-pressure", "true", lab -> {
            ChannelLink link = link(lab);
            long written = Readiness.fill(lab, link.near());
            return written > 0 && written < 4_000_000;
        });
        suite.check("close-while-accepting", "AsynchronousCloseException", lab -> {
            ServerSocketChannel server = server(lab, path(lab));
            Later<SocketChannel> blocked = lab.startAndSettle(server::accept);
            server.close();
            return blocked.outcome();
        });
    }

    private static void addresses(Suite suite) {
        suite.check("addresses", "true true true", lab -> {
            Path path = path(lab);
            ServerSocketChannel server = server(lab, path);
            SocketChannel near = lab.open(SocketChannel.open(server.getLocalAddress()));
            SocketChannel far = lab.open(server.accept());
            return Outcome.of(
                    near.getRemoteAddress().equals(UnixDomainSocketAddress.of(path)),
                    near.getLocalAddress().toString().isEmpty(),
                    far.getRemoteAddress().toString().isEmpty());
        });
        suite.check("file-appears-and-stays", "false true true", lab -> {
            Path path = path(lab);
            boolean before = Files.exists(path);
            ServerSocketChannel server = server(lab, path);
            boolean bound = Files.exists(path);
            server.close();
            return Outcome.of(before, bound, Files.exists(path));
        });
        suite.check("automatic-bind", "true", lab -> {
            ServerSocketChannel server = lab.open(ServerSocketChannel.open(StandardProtocolFamily.UNIX));
            server.bind(null);
            UnixDomainSocketAddress address = (UnixDomainSocketAddress) server.getLocalAddress();
            lab.open(() -> Files.deleteIfExists(address.getPath()));
            return !address.getPath().toString().isEmpty();
        });
        suite.check("bind-again-after-delete", "true", lab -> {
            Path path = path(lab);
            server(lab, path).close();
            Files.delete(path);
            return server(lab, path).isOpen();
        });
    }

    private static void failing(Suite suite) {
        suite.check("no-file", "SocketException: No such file or directory", lab -> {
            Path path = path(lab);
            return Outcome.failure(() -> lab.open(SocketChannel.open(UnixDomainSocketAddress.of(path))));
        });
        suite.check("nobody-listens", "ConnectException: Connection refused", lab -> {
            Path path = path(lab);
            server(lab, path).close();
            return Outcome.failure(() -> lab.open(SocketChannel.open(UnixDomainSocketAddress.of(path))));
        });
        suite.check("in-use", "BindException: Address already in use", lab -> {
            Path path = path(lab);
            server(lab, path);
            return Outcome.failure(() -> server(lab, path));
        });
        suite.check("no-adaptor", "UnsupportedOperationException: Not supported", lab -> {
            SocketChannel near = link(lab).near();
            return Outcome.failure(near::socket);
        });
        suite.check("option-not-supported", "UnsupportedOperationException", lab -> {
            SocketChannel near = link(lab).near();
            return Outcome.failureType(() -> near.getOption(StandardSocketOptions.TCP_NODELAY));
        });
        suite.check("wrong-family", "UnsupportedAddressTypeException", lab -> {
            SocketChannel channel = lab.open(SocketChannel.open(StandardProtocolFamily.UNIX));
            return Outcome.failure(() -> channel.connect(new java.net.InetSocketAddress(Lab.LOOPBACK, 1)));
        });
    }
}
