package conformance;

import java.net.DatagramSocket;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.net.ExtendedSocketOptions;

/** Socket options: accepted, and read back. */
final class Options implements Topic {
    /** What newer kernels and JDKs add. */
    private static final Set<String> NOT_EVERYWHERE =
            Set.of("SO_INCOMING_NAPI_ID", "TCP_QUICKACK", "IP_DONTFRAGMENT", "SO_PEERCRED");

    @Override
    public void cases(Suite suite) {
        socket(suite);
        ranges(suite);
        servers(suite);
        channels(suite);
        datagrams(suite);
        sets(suite);
    }

    private static void socket(Suite suite) {
        suite.check("no-delay", "false true true", lab -> {
            Socket near = lab.link().near();
            boolean before = near.getTcpNoDelay();
            near.setTcpNoDelay(true);
            return Outcome.of(before, near.getTcpNoDelay(), near.getOption(StandardSocketOptions.TCP_NODELAY));
        });
        suite.check("keep-alive", "false true true", lab -> {
            Socket near = lab.link().near();
            boolean before = near.getKeepAlive();
            near.setKeepAlive(true);
            return Outcome.of(before, near.getKeepAlive(), near.getOption(StandardSocketOptions.SO_KEEPALIVE));
        });
        suite.check("linger", "-1 7 -1 -1 65535", lab -> {
            Socket near = lab.link().near();
            int before = near.getSoLinger();
            near.setSoLinger(true, 7);
            int on = near.getSoLinger();
            near.setSoLinger(false, 7);
            int off = near.getSoLinger();
            int option = near.getOption(StandardSocketOptions.SO_LINGER);
            near.setSoLinger(true, 100_000);
            return Outcome.of(before, on, off, option, near.getSoLinger());
        });
        suite.check("buffers", "32768 40000", lab -> {
            Socket near = lab.link().near();
            near.setSendBufferSize(32_768);
            near.setReceiveBufferSize(40_000);
            return Outcome.of(near.getSendBufferSize(), near.getReceiveBufferSize());
        });
        suite.check("smallest-buffers", "2304 1152", lab -> {
            Socket near = lab.link().near();
            near.setSendBufferSize(1);
            near.setReceiveBufferSize(1);
            return Outcome.of(near.getSendBufferSize(), near.getReceiveBufferSize());
        });
        suite.check("buffers-before-connect", "20000 20000", lab -> {
            Socket near = lab.open(new Socket());
            near.setSendBufferSize(20_000);
            near.setReceiveBufferSize(20_000);
            near.connect(lab.server().getLocalSocketAddress());
            return Outcome.of(near.getSendBufferSize(), near.getReceiveBufferSize());
        });
        suite.check("reuse-address", "false true", lab -> {
            Socket near = lab.open(new Socket());
            boolean before = near.getReuseAddress();
            near.setReuseAddress(true);
            return Outcome.of(before, near.getReuseAddress());
        });
        suite.check("reuse-port", "false true", lab -> {
            Socket near = lab.open(new Socket());
            boolean before = near.getOption(StandardSocketOptions.SO_REUSEPORT);
            near.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            return Outcome.of(before, near.getOption(StandardSocketOptions.SO_REUSEPORT));
        });
        suite.check("traffic-class", "0 16 16", lab -> {
            Socket near = lab.link().near();
            int before = near.getTrafficClass();
            near.setTrafficClass(16);
            return Outcome.of(before, near.getTrafficClass(), near.getOption(StandardSocketOptions.IP_TOS));
        });
        suite.check("keep-alive-details", "30 5 3", lab -> {
            Socket near = lab.link().near();
            near.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 30);
            near.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 5);
            near.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 3);
            return Outcome.of(
                    near.getOption(ExtendedSocketOptions.TCP_KEEPIDLE),
                    near.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL),
                    near.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT));
        });
        suite.check("keep-alive-defaults", "7200 75 9", lab -> {
            Socket near = lab.open(new Socket());
            return Outcome.of(
                    near.getOption(ExtendedSocketOptions.TCP_KEEPIDLE),
                    near.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL),
                    near.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT));
        });
        suite.check("urgent-data-inline", "true !", lab -> {
            Link link = lab.link();
            link.far().setOOBInline(true);
            link.near().sendUrgentData('!');
            return Outcome.of(link.far().getOOBInline(), Lab.read(link.far(), 1));
        });
        suite.check("urgent-data-dropped", "false ab", lab -> {
            Link link = lab.link();
            Lab.write(link.near(), "a");
            link.near().sendUrgentData('!');
            Lab.write(link.near(), "b");
            return Outcome.of(link.far().getOOBInline(), Lab.read(link.far(), 2));
        });
        suite.check("performance-preferences", "done", lab -> {
            Socket near = lab.open(new Socket());
            return Outcome.failure(() -> near.setPerformancePreferences(1, 2, 3));
        });
        suite.check("set-before-connect-stays", "true true 3", lab -> {
            Socket near = lab.open(new Socket());
            near.setTcpNoDelay(true);
            near.setKeepAlive(true);
            near.setSoLinger(true, 3);
            near.connect(lab.server().getLocalSocketAddress());
            return Outcome.of(near.getTcpNoDelay(), near.getKeepAlive(), near.getSoLinger());
        });
    }

    private static void ranges(Suite suite) {
        suite.check("traffic-class-range", "IllegalArgumentException: tc is not in range 0 -- 255", lab -> {
            Socket near = lab.open(new Socket());
            return Outcome.failure(() -> near.setTrafficClass(256));
        });
        suite.check("linger-range", "IllegalArgumentException: invalid value for SO_LINGER", lab -> {
            Socket near = lab.open(new Socket());
            return Outcome.failure(() -> near.setSoLinger(true, -1));
        });
        suite.check("buffer-range", "IllegalArgumentException IllegalArgumentException", lab -> {
            Socket near = lab.open(new Socket());
            return Outcome.of(
                    Outcome.failureType(() -> near.setSendBufferSize(0)),
                    Outcome.failureType(() -> near.setReceiveBufferSize(-1)));
        });
        suite.check("not-supported", "UnsupportedOperationException: 'IP_MULTICAST_TTL' not supported", lab -> {
            Socket near = lab.open(new Socket());
            return Outcome.failure(() -> near.getOption(StandardSocketOptions.IP_MULTICAST_TTL));
        });
        suite.check("on-closed", "SocketException SocketException SocketException IOException", lab -> {
            Socket near = lab.link().near();
            near.close();
            return Outcome.of(
                    Outcome.failureType(() -> near.setTcpNoDelay(true)),
                    Outcome.failureType(near::getKeepAlive),
                    Outcome.failureType(() -> near.setSoTimeout(1)),
                    Outcome.failureType(() -> near.getOption(StandardSocketOptions.TCP_NODELAY))
                            .replace("SocketException", "IOException"));
        });
    }

    private static void servers(Suite suite) {
        suite.check("server-reuse-address", "true false", lab -> {
            ServerSocket server = lab.open(new ServerSocket());
            boolean before = server.getReuseAddress();
            server.setReuseAddress(false);
            return Outcome.of(before, server.getReuseAddress());
        });
        suite.check("server-buffer", "30000 30000", lab -> {
            ServerSocket server = lab.open(new ServerSocket());
            server.setReceiveBufferSize(30_000);
            server.bind(null);
            return Outcome.of(server.getReceiveBufferSize(), server.getOption(StandardSocketOptions.SO_RCVBUF));
        });
        suite.check("accepted-inherits-buffer", "30000", lab -> {
            ServerSocket server = lab.open(new ServerSocket());
            server.setReceiveBufferSize(30_000);
            server.bind(new java.net.InetSocketAddress(Lab.LOOPBACK, 0));
            lab.open(new Socket(Lab.LOOPBACK, server.getLocalPort()));
            return lab.open(server.accept()).getReceiveBufferSize();
        });
        suite.check("server-not-supported", "UnsupportedOperationException: 'TCP_NODELAY' not supported", lab -> {
            ServerSocket server = lab.open(new ServerSocket());
            return Outcome.failure(() -> server.setOption(StandardSocketOptions.TCP_NODELAY, true));
        });
    }

    private static void channels(Suite suite) {
        suite.check("channel-options", "true true 5 true 8", lab -> {
            SocketChannel channel = lab.channels().near();
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true)
                    .setOption(StandardSocketOptions.SO_KEEPALIVE, true)
                    .setOption(StandardSocketOptions.SO_LINGER, 5)
                    .setOption(StandardSocketOptions.SO_REUSEADDR, true)
                    .setOption(StandardSocketOptions.IP_TOS, 8);
            return Outcome.of(
                    channel.getOption(StandardSocketOptions.TCP_NODELAY),
                    channel.getOption(StandardSocketOptions.SO_KEEPALIVE),
                    channel.getOption(StandardSocketOptions.SO_LINGER),
                    channel.getOption(StandardSocketOptions.SO_REUSEADDR),
                    channel.getOption(StandardSocketOptions.IP_TOS));
        });
        suite.check("channel-buffers", "20000 20000", lab -> {
            SocketChannel channel = lab.channels().near();
            channel.setOption(StandardSocketOptions.SO_SNDBUF, 20_000)
                    .setOption(StandardSocketOptions.SO_RCVBUF, 20_000);
            return Outcome.of(
                    channel.getOption(StandardSocketOptions.SO_SNDBUF),
                    channel.getOption(StandardSocketOptions.SO_RCVBUF));
        });
        suite.check("channel-closed", "ClosedChannelException ClosedChannelException", lab -> {
            SocketChannel channel = lab.channels().near();
            channel.close();
            return Outcome.of(
                    Outcome.failure(() -> channel.getOption(StandardSocketOptions.TCP_NODELAY)),
                    Outcome.failure(() -> channel.setOption(StandardSocketOptions.TCP_NODELAY, true)));
        });
        suite.check("channel-not-supported", "UnsupportedOperationException: 'SO_BROADCAST' not supported", lab -> {
            SocketChannel channel = lab.channels().near();
            return Outcome.failure(() -> channel.getOption(StandardSocketOptions.SO_BROADCAST));
        });
        suite.check("channel-negative", "IllegalArgumentException: Invalid send/receive buffer size", lab -> {
            SocketChannel channel = lab.channels().near();
            return Outcome.failure(() -> channel.setOption(StandardSocketOptions.SO_SNDBUF, -1));
        });
        suite.check("channel-null-value", "IllegalArgumentException: Invalid value 'null'", lab -> {
            SocketChannel channel = lab.channels().near();
            return Outcome.failure(() -> channel.setOption(StandardSocketOptions.SO_SNDBUF, null));
        });
    }

    private static void datagrams(Suite suite) {
        suite.check("datagram-socket", "true false 12 25000 26000", lab -> {
            DatagramSocket socket = lab.open(new DatagramSocket());
            boolean before = socket.getBroadcast();
            socket.setBroadcast(false);
            socket.setTrafficClass(12);
            socket.setSendBufferSize(25_000);
            socket.setReceiveBufferSize(26_000);
            return Outcome.of(
                    before,
                    socket.getBroadcast(),
                    socket.getTrafficClass(),
                    socket.getSendBufferSize(),
                    socket.getReceiveBufferSize());
        });
        suite.check("datagram-reuse", "false true", lab -> {
            DatagramSocket socket = lab.open(new DatagramSocket(null));
            boolean before = socket.getReuseAddress();
            socket.setReuseAddress(true);
            return Outcome.of(before, socket.getReuseAddress());
        });
        suite.check("datagram-channel", "false true 1 9 true false", lab -> {
            DatagramChannel channel = lab.open(DatagramChannel.open());
            boolean broadcast = channel.getOption(StandardSocketOptions.SO_BROADCAST);
            channel.setOption(StandardSocketOptions.SO_BROADCAST, true);
            int ttl = channel.getOption(StandardSocketOptions.IP_MULTICAST_TTL);
            channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 9);
            boolean loop = channel.getOption(StandardSocketOptions.IP_MULTICAST_LOOP);
            channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, false);
            return Outcome.of(
                    broadcast,
                    channel.getOption(StandardSocketOptions.SO_BROADCAST),
                    ttl,
                    channel.getOption(StandardSocketOptions.IP_MULTICAST_TTL),
                    loop,
                    channel.getOption(StandardSocketOptions.IP_MULTICAST_LOOP));
        });
        suite.check("multicast-socket", "true 1 200 null lo", lab -> {
            MulticastSocket socket = lab.open(new MulticastSocket());
            boolean reuse = socket.getReuseAddress();
            int ttl = socket.getTimeToLive();
            socket.setTimeToLive(200);
            NetworkInterface before = socket.getOption(StandardSocketOptions.IP_MULTICAST_IF);
            socket.setNetworkInterface(NetworkInterface.getByInetAddress(Lab.LOOPBACK));
            return Outcome.of(
                    reuse,
                    ttl,
                    socket.getTimeToLive(),
                    before == null ? "null" : before.getName(),
                    socket.getNetworkInterface().getName());
        });
        suite.check("multicast-ttl-range", "IllegalArgumentException: Invalid TTL/hop value", lab -> {
            MulticastSocket socket = lab.open(new MulticastSocket());
            return Outcome.failure(() -> socket.setTimeToLive(256));
        });
    }

    private static String names(Set<SocketOption<?>> options) {
        return options.stream()
                .map(SocketOption::name)
                .filter(name -> !NOT_EVERYWHERE.contains(name))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static void sets(Suite suite) {
        String stream = "IP_TOS SO_KEEPALIVE SO_LINGER SO_RCVBUF SO_REUSEADDR SO_REUSEPORT SO_SNDBUF"
                + " TCP_KEEPCOUNT TCP_KEEPIDLE TCP_KEEPINTERVAL TCP_NODELAY";
        suite.check("set-socket", stream, lab -> names(lab.open(new Socket()).supportedOptions()));
        suite.check("set-channel", stream, lab -> {
            return names(lab.open(SocketChannel.open()).supportedOptions()).replace("SO_OOBINLINE ", "");
        });
        String server = "SO_RCVBUF SO_REUSEADDR SO_REUSEPORT TCP_KEEPCOUNT TCP_KEEPIDLE TCP_KEEPINTERVAL";
        suite.check(
                "set-server",
                "IP_TOS " + server,
                lab -> names(lab.open(new ServerSocket()).supportedOptions()));
        suite.check("set-server-channel", server, lab -> {
            return names(lab.open((NetworkChannel) ServerSocketChannel.open()).supportedOptions());
        });
        String datagrams = "IP_MULTICAST_IF IP_MULTICAST_LOOP IP_MULTICAST_TTL IP_TOS SO_BROADCAST SO_RCVBUF"
                + " SO_REUSEADDR SO_REUSEPORT SO_SNDBUF";
        suite.check(
                "set-datagram",
                datagrams,
                lab -> names(lab.open(new DatagramSocket()).supportedOptions()));
        suite.check("set-datagram-channel", datagrams, lab -> {
            return names(lab.open(DatagramChannel.open()).supportedOptions());
        });
    }
}
