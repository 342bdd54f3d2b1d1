package conformance;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Blocking {@code SocketChannel} and {@code ServerSocketChannel}; scattering and gathering. */
final class StreamChannels implements Topic {
    private static final int MANY = 300_000;

    @Override
    public void cases(Suite suite) {
        basics(suite);
        ends(suite);
        addresses(suite);
        scatterGather(suite);
    }

    private static void basics(Suite suite) {
        suite.check("echo", "ping", lab -> {
            ChannelLink link = lab.channels();
            link.near().write(Lab.buffer("ping"));
            link.far().write(Lab.buffer(Lab.read(link.far(), 4)));
            return Lab.read(link.near(), 4);
        });
        suite.check("read-waits", "true 4", lab -> {
            ChannelLink link = lab.channels();
            Later<Integer> reader = lab.startAndSettle(() -> link.near().read(ByteBuffer.allocate(10)));
            boolean blocked = reader.isBlocked();
            link.far().write(Lab.buffer("four"));
            return Outcome.of(blocked, reader.outcome());
        });
        suite.check("many-bytes-in-order", "intact " + MANY, lab -> {
            ChannelLink link = lab.channels();
            Later<String> reader = lab.start(() -> Lab.drainPattern(Channels.newInputStream(link.far())));
            ByteBuffer all = ByteBuffer.wrap(Lab.pattern(MANY));
            while (all.hasRemaining()) {
                link.near().write(all);
            }
            link.near().close();
            return reader.outcome();
        });
        suite.check("direct-buffers", "direct 6", lab -> {
            ChannelLink link = lab.channels();
            ByteBuffer out = ByteBuffer.allocateDirect(6);
            out.put(Lab.bytes("direct")).flip();
            link.near().write(out);
            ByteBuffer in = ByteBuffer.allocateDirect(6);
            while (in.hasRemaining()) {
                link.far().read(in);
            }
            byte[] copy = new byte[6];
            in.flip().get(copy);
            return Outcome.of(Lab.text(copy), out.position());
        });
        suite.check("read-moves-position-only-as-far", "2 5 7", lab -> {
            ChannelLink link = lab.channels();
            link.near().write(Lab.buffer("abc"));
            lab.settle();
            ByteBuffer buffer = ByteBuffer.allocate(10);
            buffer.position(2).limit(7);
            int before = buffer.position();
            link.far().read(buffer);
            return Outcome.of(before, buffer.position(), buffer.limit());
        });
        suite.check("empty-read", "0", lab -> lab.channels().near().read(ByteBuffer.allocate(0)));
        suite.check("empty-write", "0", lab -> lab.channels().near().write(ByteBuffer.allocate(0)));
        suite.check("read-only-buffer", "IllegalArgumentException: Read-only buffer", lab -> {
            SocketChannel near = lab.channels().near();
            return Outcome.failure(() -> near.read(ByteBuffer.allocate(1).asReadOnlyBuffer()));
        });
        suite.check("write-read-only-buffer", "2", lab -> {
            SocketChannel near = lab.channels().near();
            return near.write(ByteBuffer.allocate(2).asReadOnlyBuffer());
        });
        suite.check("open-connected", "true true", lab -> {
            ServerSocketChannel server = lab.serverChannel();
            SocketChannel near = lab.open(SocketChannel.open(server.getLocalAddress()));
            return Outcome.of(near.isConnected(), near.isBlocking());
        });
        suite.check("socket-to-channel", "mixed", lab -> {
            ServerSocketChannel server = lab.serverChannel();
            java.net.Socket near = lab.open(new java.net.Socket());
            near.connect(server.getLocalAddress());
            lab.open(server.accept()).write(Lab.buffer("mixed"));
            return Lab.read(near, 5);
        });
    }

    private static void ends(Suite suite) {
        suite.check("end", "-1 -1", lab -> {
            ChannelLink link = lab.channels();
            link.near().close();
            return Outcome.of(
                    link.far().read(ByteBuffer.allocate(1)), link.far().read(ByteBuffer.allocate(1)));
        });
        suite.check("shutdown-output", "-1 back", lab -> {
            ChannelLink link = lab.channels();
            link.near().shutdownOutput();
            int end = link.far().read(ByteBuffer.allocate(1));
            link.far().write(Lab.buffer("back"));
            return Outcome.of(end, Lab.read(link.near(), 4));
        });
        suite.check("write-after-shutdown-output", "AsynchronousCloseException", lab -> {
            SocketChannel near = lab.channels().near();
            near.shutdownOutput();
            return Outcome.failure(() -> near.write(ByteBuffer.allocate(1)));
        });
        suite.check("read-after-shutdown-input", "-1", lab -> {
            SocketChannel near = lab.channels().near();
            near.shutdownInput();
            return near.read(ByteBuffer.allocate(1));
        });
        suite.check("shutdown-twice", "done done true", lab -> {
            SocketChannel near = lab.channels().near();
            near.shutdownOutput();
            near.shutdownInput();
            return Outcome.of(
                    Outcome.failure(near::shutdownOutput), Outcome.failure(near::shutdownInput), near.isOpen());
        });
        suite.check("close-with-unread-data", "SocketException: Connection reset", lab -> {
            ChannelLink link = lab.channels();
            link.far().write(Lab.buffer("unread"));
            lab.settle();
            link.near().close();
            lab.settle();
            return Outcome.failure(() -> link.far().read(ByteBuffer.allocate(1)));
        });
    }

    private static void addresses(Suite suite) {
        suite.check("addresses", "true true 127.0.0.1", lab -> {
            ChannelLink link = lab.channels();
            return Outcome.of(
                    link.near().getLocalAddress().equals(link.far().getRemoteAddress()),
                    link.near().getRemoteAddress().equals(link.far().getLocalAddress()),
                    link.near().getRemoteAddress());
        });
        suite.check("addresses-before", "null null null", lab -> {
            SocketChannel channel = lab.open(SocketChannel.open());
            ServerSocketChannel server = lab.open(ServerSocketChannel.open());
            return Outcome.of(channel.getLocalAddress(), channel.getRemoteAddress(), server.getLocalAddress());
        });
        suite.check("bind-ephemeral", "true 0.0.0.0 true", lab -> {
            SocketChannel channel = lab.open(SocketChannel.open()).bind(null);
            InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
            return Outcome.of(
                    local.getPort() > 0,
                    local.getAddress().getHostAddress().replace("0:0:0:0:0:0:0:0", "0.0.0.0"),
                    local.getAddress().isAnyLocalAddress());
        });
        suite.check(
                "to-string",
                "java.nio.channels.SocketChannel[connected local=/127.0.0.1:PORT remote=/127.0.0.1:PORT]",
                lab -> {
                    // The name before the bracket is the implementation's, which programs cannot rely on.
                    String text = Outcome.withoutPorts(lab.channels().near().toString());
                    return "java.nio.channels.SocketChannel"
                            + text.substring(text.indexOf('[')).replace("localhost/", "/");
                });
        suite.check("bind-then-connect", "true", lab -> {
            ServerSocketChannel server = lab.serverChannel();
            SocketChannel near = lab.open(SocketChannel.open()).bind(new InetSocketAddress(Lab.LOOPBACK, 0));
            int port = ((InetSocketAddress) near.getLocalAddress()).getPort();
            near.connect(server.getLocalAddress());
            return ((InetSocketAddress) lab.open(server.accept()).getRemoteAddress()).getPort() == port;
        });
        suite.check("ipv6", "six", lab -> {
            ServerSocketChannel server = lab.open(ServerSocketChannel.open()).bind(new InetSocketAddress("::1", 0));
            SocketChannel near = lab.open(SocketChannel.open(server.getLocalAddress()));
            lab.open(server.accept()).write(Lab.buffer("six"));
            return Lab.read(near, 3);
        });
    }

    private static void scatterGather(Suite suite) {
        suite.check("gather", "6 abcdef", lab -> {
            ChannelLink link = lab.channels();
            ByteBuffer[] parts = {Lab.buffer("ab"), Lab.buffer(""), Lab.buffer("cdef")};
            return Outcome.of(link.near().write(parts), Lab.read(link.far(), 6));
        });
        suite.check("gather-part", "3 bcd", lab -> {
            ChannelLink link = lab.channels();
            ByteBuffer[] parts = {Lab.buffer("a"), Lab.buffer("bc"), Lab.buffer("d"), Lab.buffer("e")};
            return Outcome.of(link.near().write(parts, 1, 2), Lab.read(link.far(), 3));
        });
        suite.check("scatter", "5 ab cde 0", lab -> {
            ChannelLink link = lab.channels();
            link.near().write(Lab.buffer("abcde"));
            lab.settle();
            ByteBuffer one = ByteBuffer.allocate(2);
            ByteBuffer two = ByteBuffer.allocate(3);
            ByteBuffer three = ByteBuffer.allocate(4);
            long n = link.far().read(new ByteBuffer[] {one, two, three});
            return Outcome.of(n, Lab.text(one), Lab.text(two), three.position());
        });
        suite.check("scatter-part", "2 0 2", lab -> {
            ChannelLink link = lab.channels();
            link.near().write(Lab.buffer("xy"));
            lab.settle();
            ByteBuffer one = ByteBuffer.allocate(2);
            ByteBuffer two = ByteBuffer.allocate(2);
            long n = link.far().read(new ByteBuffer[] {one, two}, 1, 1);
            return Outcome.of(n, one.position(), two.position());
        });
        suite.check("scatter-end", "-1", lab -> {
            ChannelLink link = lab.channels();
            link.near().close();
            return link.far().read(new ByteBuffer[] {ByteBuffer.allocate(2), ByteBuffer.allocate(2)});
        });
        suite.check("scatter-range", "IndexOutOfBoundsException", lab -> {
            SocketChannel near = lab.channels().near();
            return Outcome.failureType(() -> near.read(new ByteBuffer[2], 1, 2));
        });
        suite.check("gather-many-buffers", "2000 true", lab -> {
            ChannelLink link = lab.channels();
            ByteBuffer[] parts = new ByteBuffer[2_000];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = ByteBuffer.wrap(new byte[] {(byte) ('a' + i % 26)});
            }
            long written = 0;
            while (written < parts.length) {
                written += link.near().write(parts);
            }
            String all = Lab.read(link.far(), parts.length);
            return Outcome.of(written, all.startsWith("abcxyz".substring(0, 3)) && all.length() == 2_000);
        });
        suite.check("stream-over-channel", "text -1", lab -> {
            ChannelLink link = lab.channels();
            Channels.newOutputStream(link.near()).write(Lab.bytes("text"));
            link.near().close();
            java.io.InputStream in = Channels.newInputStream(link.far());
            return Outcome.of(Lab.text(in.readNBytes(4)), in.read());
        });
    }
}
