package conformance;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Set;

/** {@code DatagramSocket}. */
final class DatagramSockets implements Topic {
    private static final int MAX = 65_507;

    @Override
    public void cases(Suite suite) {
        talking(suite);
        lengths(suite);
        connected(suite);
        unreachable(suite);
        broadcast(suite);
        states(suite);
    }

    private static DatagramSocket socket(Lab lab) throws Exception {
        DatagramSocket socket = lab.open(new DatagramSocket(0, Lab.LOOPBACK));
        socket.setSoTimeout(2_000);
        return socket;
    }

    private static void send(DatagramSocket from, String text, SocketAddress to) throws Exception {
        byte[] bytes = Lab.bytes(text);
        from.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private static String receive(DatagramSocket socket) throws Exception {
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        socket.receive(packet);
        return new String(packet.getData(), packet.getOffset(), packet.getLength());
    }

    private static void talking(Suite suite) {
        suite.check("send-and-receive", "hello true 127.0.0.1", lab -> {
            DatagramSocket one = socket(lab);
            DatagramSocket two = socket(lab);
            send(one, "hello", two.getLocalSocketAddress());
            DatagramPacket packet = new DatagramPacket(new byte[10], 10);
            two.receive(packet);
            return Outcome.of(
                    new String(packet.getData(), 0, packet.getLength()),
                    packet.getPort() == one.getLocalPort(),
                    packet.getAddress().getHostAddress());
        });
        suite.check("receive-waits", "true late", lab -> {
            DatagramSocket one = socket(lab);
            DatagramSocket two = socket(lab);
            Later<String> receiver = lab.startAndSettle(() -> receive(two));
            boolean blocked = receiver.isBlocked();
            send(one, "late", two.getLocalSocketAddress());
            return Outcome.of(blocked, receiver.outcome());
        });
        suite.check("boundaries-stay", "ab c ", lab -> {
            DatagramSocket one = socket(lab);
            DatagramSocket two = socket(lab);
            send(one, "ab", two.getLocalSocketAddress());
            send(one, "c", two.getLocalSocketAddress());
            send(one, "", two.getLocalSocketAddress());
            return Outcome.of(receive(two), receive(two), receive(two));
        });
        suite.check("to-itself", "self", lab -> {
            DatagramSocket one = socket(lab);
            send(one, "self", one.getLocalSocketAddress());
            return receive(one);
        });
        suite.check("wildcard-receives", "any", lab -> {
            DatagramSocket any = lab.open(new DatagramSocket());
            any.setSoTimeout(2_000);
            send(socket(lab), "any", new InetSocketAddress(Lab.LOOPBACK, any.getLocalPort()));
            return receive(any);
        });
        suite.check("answer-to-sender", "ask answer", lab -> {
            DatagramSocket one = socket(lab);
            DatagramSocket two = socket(lab);
            send(one, "ask", two.getLocalSocketAddress());
            DatagramPacket packet = new DatagramPacket(new byte[10], 10);
            two.receive(packet);
            String ask = new String(packet.getData(), 0, packet.getLength());
            send(two, "answer", packet.getSocketAddress());
            return Outcome.of(ask, receive(one));
        });
        suite.check("ipv6-loopback", "six", lab -> {
            DatagramSocket one = lab.open(new DatagramSocket(0, InetAddress.getByName("::1")));
            one.setSoTimeout(2_000);
            send(lab.open(new DatagramSocket()), "six", one.getLocalSocketAddress());
            return receive(one);
        });
        suite.check("sender-bound-by-sending", "true", lab -> {
            DatagramSocket one = lab.open(new DatagramSocket(null));
            boolean before = one.isBound();
            send(one, "x", socket(lab).getLocalSocketAddress());
            return !before && one.isBound() && one.getLocalPort() > 0;
        });
        suite.check("receive-queue-overflows-silently", "true", lab -> {
            DatagramSocket one = socket(lab);
            DatagramSocket two = socket(lab);
            two.setReceiveBufferSize(4_000);
            for (int i = 0; i < 100; i++) {
                send(one, "x".repeat(90), two.getLocalSocketAddress());
            }
            two.setSoTimeout(50);
            int received = 0;
            while (Outcome.failure(() -> receive(two)).equals("done")) {
                received++;
            }
            return received > 0 && received < 100;
        });
    }

    private static void lengths(Suite suite) {
        suite.check("truncated", "4 abcd next", lab -> {
            DatagramSocket one = socket(lab);
            DatagramSocket two = socket(lab);
            send(one, "abcdefgh", two.getLocalSocketAddress());
            send(one, "next", two.getLocalSocketAddress());
            DatagramPacket small = new DatagramPacket(new byte[4], 4);
            two.receive(small);
            return Outcome.of(small.getLength(), new String(small.getData(), 0, 4), receive(two));
        });
        suite.check("offset-and-length", "2 3 ..abc.", lab -> {
            DatagramSocket one = socket(lab);
            DatagramSocket two = socket(lab);
            send(one, "abcdef", two.getLocalSocketAddress());
            byte[] bytes = Lab.bytes("......");
            DatagramPacket part = new DatagramPacket(bytes, 2, 3);
            two.receive(part);
            return Outcome.of(part.getOffset(), part.getLength(), Lab.text(bytes));
        });
        suite.check("packet-reused", "2 6", lab -> {
            DatagramSocket one = socket(lab);
            DatagramSocket two = socket(lab);
            send(one, "ab", two.getLocalSocketAddress());
            send(one, "cdefgh", two.getLocalSocketAddress());
            DatagramPacket packet = new DatagramPacket(new byte[10], 10);
            two.receive(packet);
            int first = packet.getLength();
            two.receive(packet);
            return Outcome.of(first, packet.getLength());
        });
        suite.check("largest", MAX + "", lab -> {
            DatagramSocket one = socket(lab);
            DatagramSocket two = socket(lab);
            one.send(new DatagramPacket(new byte[MAX], MAX, two.getLocalSocketAddress()));
            DatagramPacket packet = new DatagramPacket(new byte[MAX + 1], MAX + 1);
            two.receive(packet);
            return packet.getLength();
        });
        suite.check("too-large", "fails", lab -> {
            DatagramSocket one = socket(lab);
            SocketAddress self = one.getLocalSocketAddress();
            return Outcome.failsWithIo(() -> one.send(new DatagramPacket(new byte[MAX + 1], MAX + 1, self)));
        });
    }

    private static void connected(Suite suite) {
        suite.check("connected-filters", "friend", lab -> {
            DatagramSocket one = socket(lab);
            DatagramSocket friend = socket(lab);
            DatagramSocket stranger = socket(lab);
            one.connect(friend.getLocalSocketAddress());
            send(stranger, "stranger", one.getLocalSocketAddress());
            send(friend, "friend", one.getLocalSocketAddress());
            return receive(one);
        });
        suite.check("connected-needs-no-address", "direct", lab -> {
            DatagramSocket one = socket(lab);
            DatagramSocket two = socket(lab);
            one.connect(two.getLocalSocketAddress());
            one.send(new DatagramPacket(Lab.bytes("direct"), 6));
            return receive(two);
        });
        suite.check("connected-other-address", "IllegalArgumentException", lab -> {
            DatagramSocket one = socket(lab);
            SocketAddress other = socket(lab).getLocalSocketAddress();
            one.connect(socket(lab).getLocalSocketAddress());
            return Outcome.failureType(() -> send(one, "x", other));
        });
        suite.check("no-address", "IllegalArgumentException", lab -> {
            DatagramSocket one = socket(lab);
            return Outcome.failureType(() -> one.send(new DatagramPacket(new byte[1], 1)));
        });
        suite.check("disconnect", "true true false null stranger", lab -> {
            DatagramSocket one = socket(lab);
            DatagramSocket friend = socket(lab);
            one.connect(friend.getLocalSocketAddress());
            boolean connected = one.isConnected();
            boolean remote = one.getRemoteSocketAddress().equals(friend.getLocalSocketAddress());
            one.disconnect();
            send(socket(lab), "stranger", one.getLocalSocketAddress());
            return Outcome.of(connected, remote, one.isConnected(), one.getRemoteSocketAddress(), receive(one));
        });
        suite.check("connect-other-peer", "second", lab -> {
            DatagramSocket one = socket(lab);
            DatagramSocket two = socket(lab);
            DatagramSocket three = socket(lab);
            one.connect(two.getLocalSocketAddress());
            one.connect(three.getLocalSocketAddress());
            send(three, "second", one.getLocalSocketAddress());
            return receive(one);
        });
        suite.check("connect-picks-local-address", "127.0.0.1", lab -> {
            DatagramSocket any = lab.open(new DatagramSocket());
            any.connect(socket(lab).getLocalSocketAddress());
            return any.getLocalAddress().getHostAddress();
        });
    }

    private static void unreachable(Suite suite) {
        suite.checkAny(
                "port-unreachable",
                Set.of("PortUnreachableException", "PortUnreachableException: Connection refused"),
                lab -> {
                    DatagramSocket one = socket(lab);
                    one.connect(new InetSocketAddress(Lab.LOOPBACK, closedPort()));
                    one.send(new DatagramPacket(new byte[1], 1));
                    lab.settle();
                    return Outcome.failure(() -> receive(one));
                });
        suite.check("port-unreachable-once", "PortUnreachableException SocketTimeoutException", lab -> {
            DatagramSocket one = socket(lab);
            one.setSoTimeout(50);
            one.connect(new InetSocketAddress(Lab.LOOPBACK, closedPort()));
            one.send(new DatagramPacket(new byte[1], 1));
            lab.settle();
            return Outcome.of(Outcome.failureType(() -> receive(one)), Outcome.failureType(() -> receive(one)));
        });
        suite.check("port-unreachable-wakes-receiver", "PortUnreachableException", lab -> {
            DatagramSocket one = socket(lab);
            one.connect(new InetSocketAddress(Lab.LOOPBACK, closedPort()));
            Later<String> receiver = lab.startAndSettle(() -> receive(one));
            one.send(new DatagramPacket(new byte[1], 1));
            return receiver.outcome().replaceAll(":.*", "");
        });
        suite.check("port-unreachable-on-send", "done PortUnreachableException", lab -> {
            DatagramSocket one = socket(lab);
            one.connect(new InetSocketAddress(Lab.LOOPBACK, closedPort()));
            String first = Outcome.failure(() -> one.send(new DatagramPacket(new byte[1], 1)));
            lab.settle();
            return Outcome.of(first, Outcome.failureType(() -> one.send(new DatagramPacket(new byte[1], 1))));
        });
        suite.check("unconnected-hears-nothing", "SocketTimeoutException", lab -> {
            DatagramSocket one = socket(lab);
            one.setSoTimeout(50);
            send(one, "x", new InetSocketAddress(Lab.LOOPBACK, closedPort()));
            return Outcome.failureType(() -> receive(one));
        });
    }

    private static int closedPort() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, Lab.LOOPBACK)) {
            return socket.getLocalPort();
        }
    }

    private static void broadcast(Suite suite) {
        suite.check("broadcast", "to all", lab -> {
            DatagramSocket any = lab.open(new DatagramSocket());
            any.setSoTimeout(2_000);
            DatagramSocket one = lab.open(new DatagramSocket());
            send(one, "to all", new InetSocketAddress("127.255.255.255", any.getLocalPort()));
            return receive(any);
        });
        suite.check("broadcast-not-allowed", "fails", lab -> {
            DatagramSocket one = lab.open(new DatagramSocket());
            one.setBroadcast(false);
            return Outcome.failsWithIo(() -> send(one, "x", new InetSocketAddress("127.255.255.255", 9)));
        });
        suite.check("broadcast-reaches-two", "all all", lab -> {
            DatagramSocket one = lab.open(new DatagramSocket(null));
            one.setReuseAddress(true);
            one.setSoTimeout(2_000);
            one.bind(new InetSocketAddress(0));
            DatagramSocket two = lab.open(new DatagramSocket(null));
            two.setReuseAddress(true);
            two.setSoTimeout(2_000);
            two.bind(new InetSocketAddress(one.getLocalPort()));
            DatagramSocket sender = lab.open(new DatagramSocket());
            send(sender, "all", new InetSocketAddress("127.255.255.255", one.getLocalPort()));
            return Outcome.of(receive(one), receive(two));
        });
    }

    private static void states(Suite suite) {
        suite.check("unbound", "false 0 false null -1 null", lab -> {
            DatagramSocket socket = lab.open(new DatagramSocket(null));
            return Outcome.of(
                    socket.isBound(),
                    socket.getLocalPort(),
                    socket.isConnected(),
                    socket.getInetAddress(),
                    socket.getPort(),
                    socket.getLocalSocketAddress());
        });
        suite.check("bind-twice", "SocketException: Already bound", lab -> {
            DatagramSocket socket = socket(lab);
            return Outcome.failure(() -> socket.bind(null));
        });
        suite.check("reuse-address-shares-port", "true", lab -> {
            DatagramSocket one = lab.open(new DatagramSocket(null));
            one.setReuseAddress(true);
            one.bind(new InetSocketAddress(Lab.LOOPBACK, 0));
            DatagramSocket two = lab.open(new DatagramSocket(null));
            two.setReuseAddress(true);
            two.bind(one.getLocalSocketAddress());
            return two.isBound();
        });
        suite.check("send-to-port-zero", "fails", lab -> {
            DatagramSocket one = socket(lab);
            return Outcome.failsWithIo(() -> send(one, "x", new InetSocketAddress(Lab.LOOPBACK, 0)));
        });
        suite.check("send-unresolved", "IllegalArgumentException", lab -> {
            DatagramSocket one = socket(lab);
            return Outcome.failureType(() -> send(one, "x", InetSocketAddress.createUnresolved("nowhere", 1)))
                    .replace("UnknownHostException", "IllegalArgumentException")
                    .replace("SocketException", "IllegalArgumentException");
        });
    }
}
