package conformance;

import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;

/** Groups on the loopback interface. */
final class Multicast implements Topic {
    private static final String GROUP = "239.1.2.3";

    @Override
    public void cases(Suite suite) {
        sockets(suite);
        channels(suite);
        errors(suite);
    }

    private static NetworkInterface loopback() throws Exception {
        return NetworkInterface.getByInetAddress(Lab.LOOPBACK);
    }

    private static MulticastSocket member(Lab lab, int port) throws Exception {
        MulticastSocket socket = lab.open(new MulticastSocket(port));
        socket.setNetworkInterface(loopback());
        socket.setSoTimeout(300);
        socket.joinGroup(new InetSocketAddress(GROUP, 0), loopback());
        return socket;
    }

    private static void send(MulticastSocket from, String text, int port) throws Exception {
        byte[] bytes = Lab.bytes(text);
        from.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName(GROUP), port));
    }

    private static String receive(MulticastSocket socket) throws Exception {
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        socket.receive(packet);
        return new String(packet.getData(), 0, packet.getLength());
    }

    private static MulticastSocket sender(Lab lab) throws Exception {
        MulticastSocket socket = lab.open(new MulticastSocket());
        socket.setNetworkInterface(loopback());
        return socket;
    }

    private static void sockets(Suite suite) {
        suite.check("two-members", "hello hello", lab -> {
            MulticastSocket one = member(lab, 0);
            MulticastSocket two = member(lab, one.getLocalPort());
            send(sender(lab), "hello", one.getLocalPort());
            return Outcome.of(receive(one), receive(two));
        });
        suite.check("own-message-comes-back", "mine", lab -> {
            MulticastSocket one = member(lab, 0);
            send(one, "mine", one.getLocalPort());
            return receive(one);
        });
        // The loopback interface brings back what it sends, whatever the option says.
        suite.check("loopback-off", "mine", lab -> {
            MulticastSocket one = member(lab, 0);
            one.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, false);
            send(one, "mine", one.getLocalPort());
            return receive(one);
        });
        suite.check("left-group-hears-nothing", "SocketTimeoutException", lab -> {
            MulticastSocket one = member(lab, 0);
            one.leaveGroup(new InetSocketAddress(GROUP, 0), loopback());
            send(sender(lab), "x", one.getLocalPort());
            return Outcome.failureType(() -> receive(one));
        });
        suite.check("other-group", "SocketTimeoutException", lab -> {
            MulticastSocket one = member(lab, 0);
            byte[] bytes = Lab.bytes("x");
            sender(lab).send(new DatagramPacket(bytes, 1, InetAddress.getByName("239.1.2.4"), one.getLocalPort()));
            return Outcome.failureType(() -> receive(one));
        });
        suite.check("member-gets-unicast-too", "one", lab -> {
            MulticastSocket one = member(lab, 0);
            byte[] bytes = Lab.bytes("one");
            sender(lab).send(new DatagramPacket(bytes, 3, Lab.LOOPBACK, one.getLocalPort()));
            return receive(one);
        });
        suite.check("sender-need-not-join", "hi", lab -> {
            MulticastSocket one = member(lab, 0);
            send(sender(lab), "hi", one.getLocalPort());
            return receive(one);
        });
    }

    private static DatagramChannel channel(Lab lab) throws Exception {
        return lab.open(DatagramChannel.open(StandardProtocolFamily.INET))
                .setOption(StandardSocketOptions.SO_REUSEADDR, true)
                .setOption(StandardSocketOptions.IP_MULTICAST_IF, loopback())
                .bind(new InetSocketAddress(0));
    }

    private static int port(DatagramChannel channel) throws Exception {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    private static void channels(Suite suite) {
        suite.check("channel-join", "true 239.1.2.3 lo news", lab -> {
            DatagramChannel one = channel(lab);
            MembershipKey key = one.join(InetAddress.getByName(GROUP), loopback());
            channel(lab).send(Lab.buffer("news"), new InetSocketAddress(GROUP, port(one)));
            ByteBuffer buffer = ByteBuffer.allocate(10);
            one.receive(buffer);
            return Outcome.of(
                    key.isValid(),
                    key.group().getHostAddress(),
                    key.networkInterface().getName(),
                    Lab.text(buffer));
        });
        suite.check("channel-join-twice", "true", lab -> {
            DatagramChannel one = channel(lab);
            InetAddress group = InetAddress.getByName(GROUP);
            return one.join(group, loopback()).equals(one.join(group, loopback()));
        });
        suite.check("channel-drop", "false null", lab -> {
            DatagramChannel one = channel(lab);
            MembershipKey key = one.join(InetAddress.getByName(GROUP), loopback());
            key.drop();
            channel(lab).send(Lab.buffer("x"), new InetSocketAddress(GROUP, port(one)));
            lab.settle();
            one.configureBlocking(false);
            return Outcome.of(key.isValid(), one.receive(ByteBuffer.allocate(1)));
        });
        suite.check("channel-block-source", "null back", lab -> {
            DatagramChannel one = channel(lab);
            MembershipKey key = one.join(InetAddress.getByName(GROUP), loopback());
            DatagramChannel sender = channel(lab);
            InetSocketAddress group = new InetSocketAddress(GROUP, port(one));
            key.block(Lab.LOOPBACK);
            sender.send(Lab.buffer("blocked"), group);
            lab.settle();
            one.configureBlocking(false);
            Object blocked = one.receive(ByteBuffer.allocate(10));
            key.unblock(Lab.LOOPBACK);
            sender.send(Lab.buffer("back"), group);
            lab.settle();
            ByteBuffer buffer = ByteBuffer.allocate(10);
            one.receive(buffer);
            return Outcome.of(blocked, Lab.text(buffer));
        });
        suite.check("channel-close-invalidates", "false", lab -> {
            DatagramChannel one = channel(lab);
            MembershipKey key = one.join(InetAddress.getByName(GROUP), loopback());
            one.close();
            return key.isValid();
        });
    }

    private static void errors(Suite suite) {
        suite.check("not-multicast", "SocketException: Not a multicast address", lab -> {
            MulticastSocket one = sender(lab);
            return Outcome.failure(() -> one.joinGroup(new InetSocketAddress("127.0.0.1", 0), loopback()));
        });
        suite.check("join-twice", "SocketException", lab -> {
            MulticastSocket one = member(lab, 0);
            return Outcome.failureType(() -> one.joinGroup(new InetSocketAddress(GROUP, 0), loopback()));
        });
        suite.check("leave-not-joined", "SocketException", lab -> {
            MulticastSocket one = sender(lab);
            return Outcome.failureType(() -> one.leaveGroup(new InetSocketAddress(GROUP, 0), loopback()));
        });
        suite.check("channel-not-multicast", "IllegalArgumentException", lab -> {
            DatagramChannel one = channel(lab);
            return Outcome.failureType(() -> one.join(Lab.LOOPBACK, loopback()));
        });
    }
}
