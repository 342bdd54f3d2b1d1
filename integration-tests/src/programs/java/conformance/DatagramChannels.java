package conformance;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Set;

/** {@code DatagramChannel}. */
final class DatagramChannels implements Topic {
    @Override
    public void cases(Suite suite) {
        talking(suite);
        connected(suite);
        errors(suite);
    }

    private static String receive(DatagramChannel channel) throws Exception {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        channel.receive(buffer);
        return Lab.text(buffer);
    }

    private static void talking(Suite suite) {
        suite.check("send-and-receive", "5 hello true", lab -> {
            DatagramChannel one = lab.datagrams();
            DatagramChannel two = lab.datagrams();
            int sent = one.send(Lab.buffer("hello"), two.getLocalAddress());
            ByteBuffer buffer = ByteBuffer.allocate(100);
            SocketAddress from = two.receive(buffer);
            return Outcome.of(sent, Lab.text(buffer), from.equals(one.getLocalAddress()));
        });
        suite.check("truncated", "abc next", lab -> {
            DatagramChannel one = lab.datagrams();
            DatagramChannel two = lab.datagrams();
            one.send(Lab.buffer("abcdef"), two.getLocalAddress());
            one.send(Lab.buffer("next"), two.getLocalAddress());
            ByteBuffer small = ByteBuffer.allocate(3);
            two.receive(small);
            return Outcome.of(Lab.text(small), receive(two));
        });
        suite.check("direct-buffers", "6 6", lab -> {
            DatagramChannel one = lab.datagrams();
            DatagramChannel two = lab.datagrams();
            ByteBuffer out = ByteBuffer.allocateDirect(6);
            one.send(out, two.getLocalAddress());
            ByteBuffer in = ByteBuffer.allocateDirect(10);
            two.receive(in);
            return Outcome.of(out.position(), in.position());
        });
        suite.check("empty-datagram", "0 true", lab -> {
            DatagramChannel one = lab.datagrams();
            DatagramChannel two = lab.datagrams();
            int sent = one.send(ByteBuffer.allocate(0), two.getLocalAddress());
            return Outcome.of(sent, two.receive(ByteBuffer.allocate(1)) != null);
        });
        suite.check("receive-waits", "true late", lab -> {
            DatagramChannel one = lab.datagrams();
            DatagramChannel two = lab.datagrams();
            Later<String> receiver = lab.startAndSettle(() -> receive(two));
            boolean blocked = receiver.isBlocked();
            one.send(Lab.buffer("late"), two.getLocalAddress());
            return Outcome.of(blocked, receiver.outcome());
        });
        suite.check("bound-by-sending", "null true", lab -> {
            DatagramChannel one = lab.open(DatagramChannel.open());
            SocketAddress before = one.getLocalAddress();
            one.send(Lab.buffer("x"), lab.datagrams().getLocalAddress());
            return Outcome.of(before, one.getLocalAddress() != null);
        });
        suite.check("selected", "1 x", lab -> {
            DatagramChannel one = lab.datagrams();
            DatagramChannel two = lab.datagrams();
            two.configureBlocking(false);
            Selector selector = lab.open(Selector.open());
            SelectionKey key = two.register(selector, SelectionKey.OP_READ);
            one.send(Lab.buffer("x"), two.getLocalAddress());
            selector.select(5_000);
            return Outcome.of(key.readyOps(), receive(two));
        });
        suite.check("ipv6", "six", lab -> {
            DatagramChannel one =
                    lab.open(DatagramChannel.open(StandardProtocolFamily.INET6)).bind(new InetSocketAddress("::1", 0));
            lab.open(DatagramChannel.open()).send(Lab.buffer("six"), one.getLocalAddress());
            return receive(one);
        });
        suite.check("ipv4-only-family", "UnsupportedAddressTypeException", lab -> {
            DatagramChannel one = lab.open(DatagramChannel.open(StandardProtocolFamily.INET));
            return Outcome.failureType(() -> one.bind(new InetSocketAddress("::1", 0)));
        });
    }

    private static void connected(Suite suite) {
        suite.check("read-write", "4 ping 2", lab -> {
            DatagramChannel one = lab.datagrams();
            DatagramChannel two = lab.datagrams();
            one.connect(two.getLocalAddress());
            two.connect(one.getLocalAddress());
            int written = one.write(Lab.buffer("ping"));
            ByteBuffer buffer = ByteBuffer.allocate(10);
            two.read(buffer);
            two.write(Lab.buffer("ok"));
            return Outcome.of(written, Lab.text(buffer), one.read(ByteBuffer.allocate(10)));
        });
        suite.check("gather-scatter", "6 abcd ef", lab -> {
            DatagramChannel one = lab.datagrams();
            DatagramChannel two = lab.datagrams();
            one.connect(two.getLocalAddress());
            two.connect(one.getLocalAddress());
            long sent = one.write(new ByteBuffer[] {Lab.buffer("ab"), Lab.buffer("cdef")});
            ByteBuffer first = ByteBuffer.allocate(4);
            ByteBuffer second = ByteBuffer.allocate(4);
            two.read(new ByteBuffer[] {first, second});
            return Outcome.of(sent, Lab.text(first), Lab.text(second));
        });
        suite.check("filters", "friend", lab -> {
            DatagramChannel one = lab.datagrams();
            DatagramChannel friend = lab.datagrams();
            one.connect(friend.getLocalAddress());
            lab.datagrams().send(Lab.buffer("stranger"), one.getLocalAddress());
            friend.send(Lab.buffer("friend"), one.getLocalAddress());
            ByteBuffer buffer = ByteBuffer.allocate(10);
            one.read(buffer);
            return Lab.text(buffer);
        });
        suite.check("truncated-read", "2 2", lab -> {
            DatagramChannel one = lab.datagrams();
            DatagramChannel two = lab.datagrams();
            two.connect(one.getLocalAddress());
            one.send(Lab.buffer("abcd"), two.getLocalAddress());
            one.send(Lab.buffer("ef"), two.getLocalAddress());
            return Outcome.of(two.read(ByteBuffer.allocate(2)), two.read(ByteBuffer.allocate(9)));
        });
        suite.check("disconnect", "true false null", lab -> {
            DatagramChannel one = lab.datagrams();
            one.connect(lab.datagrams().getLocalAddress());
            boolean connected = one.isConnected();
            one.disconnect();
            return Outcome.of(connected, one.isConnected(), one.getRemoteAddress());
        });
        suite.check("send-to-own-peer", "1", lab -> {
            DatagramChannel one = lab.datagrams();
            SocketAddress peer = lab.datagrams().getLocalAddress();
            one.connect(peer);
            return one.send(Lab.buffer("x"), peer);
        });
    }

    private static void errors(Suite suite) {
        suite.check("connect-twice", "AlreadyConnectedException", lab -> {
            DatagramChannel one = lab.datagrams();
            SocketAddress peer = lab.datagrams().getLocalAddress();
            one.connect(peer);
            return Outcome.failure(() -> one.connect(peer));
        });
        suite.check("send-elsewhere-when-connected", "AlreadyConnectedException", lab -> {
            DatagramChannel one = lab.datagrams();
            SocketAddress other = lab.datagrams().getLocalAddress();
            one.connect(lab.datagrams().getLocalAddress());
            return Outcome.failure(() -> one.send(Lab.buffer("x"), other));
        });
        suite.checkAny(
                "port-unreachable",
                Set.of("PortUnreachableException", "PortUnreachableException: Connection refused"),
                lab -> {
                    DatagramChannel one = lab.datagrams();
                    DatagramChannel gone = lab.datagrams();
                    one.connect(gone.getLocalAddress());
                    gone.close();
                    one.write(Lab.buffer("x"));
                    lab.settle();
                    return Outcome.failure(() -> one.read(ByteBuffer.allocate(1)));
                });
        suite.check("unresolved", "UnresolvedAddressException", lab -> {
            DatagramChannel one = lab.datagrams();
            return Outcome.failure(() -> one.send(Lab.buffer("x"), InetSocketAddress.createUnresolved("nowhere", 1)));
        });
        suite.check("broadcast-not-allowed", "BindException: Permission denied", lab -> {
            DatagramChannel one = lab.open(DatagramChannel.open());
            return Outcome.failure(() -> one.send(Lab.buffer("x"), new InetSocketAddress("127.255.255.255", 9)));
        });
        suite.check("too-large", "SocketException: Message too long", lab -> {
            DatagramChannel one = lab.datagrams();
            SocketAddress self = one.getLocalAddress();
            return Outcome.failure(() -> one.send(ByteBuffer.allocate(65_508), self));
        });
        suite.check("read-only-receive", "IllegalArgumentException: Read-only buffer", lab -> {
            DatagramChannel one = lab.datagrams();
            return Outcome.failure(() -> one.receive(ByteBuffer.allocate(1).asReadOnlyBuffer()));
        });
        suite.check("in-use", "BindException: Address already in use", lab -> {
            SocketAddress taken = lab.datagrams().getLocalAddress();
            DatagramChannel two = lab.open(DatagramChannel.open());
            return Outcome.failure(() -> two.bind(taken));
        });
    }
}
