package conformance;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** The {@code socket()} of a channel. */
final class Adaptors implements Topic {
    @Override
    public void cases(Suite suite) {
        sockets(suite);
        servers(suite);
        datagrams(suite);
    }

    private static void sockets(Suite suite) {
        suite.check("same-object", "true true", lab -> {
            SocketChannel near = lab.channels().near();
            return Outcome.of(near.socket() == near.socket(), near.socket().getChannel() == near);
        });
        suite.check("plain-socket-has-no-channel", "null null", lab -> {
            return Outcome.of(
                    lab.open(new Socket()).getChannel(),
                    lab.open(new ServerSocket()).getChannel());
        });
        suite.check("streams", "over streams -1", lab -> {
            ChannelLink link = lab.channels();
            link.near().socket().getOutputStream().write(Lab.bytes("over streams"));
            link.near().socket().shutdownOutput();
            Socket far = link.far().socket();
            return Outcome.of(Lab.read(far, 12), far.getInputStream().read());
        });
        suite.check("timed-read-then-data", "SocketTimeoutException late", lab -> {
            ChannelLink link = lab.channels();
            Socket near = link.near().socket();
            near.setSoTimeout(30);
            String failure = Outcome.failureType(() -> near.getInputStream().read());
            near.setSoTimeout(5_000);
            link.far().write(Lab.buffer("late"));
            return Outcome.of(failure, Lab.read(near, 4));
        });
        suite.check("connect-with-timeout", "true true", lab -> {
            ServerSocketChannel server = lab.serverChannel();
            SocketChannel channel = lab.open(SocketChannel.open());
            channel.socket().connect(server.getLocalAddress(), 5_000);
            return Outcome.of(channel.isConnected(), channel.isBlocking());
        });
        suite.check("connect-timed-out", "SocketTimeoutException false", lab -> {
            InetSocketAddress full = lab.fullListener();
            SocketChannel channel = lab.open(SocketChannel.open());
            return Outcome.of(Outcome.failureType(() -> channel.socket().connect(full, 50)), channel.isOpen());
        });
        suite.check("connect-refused", "ConnectException: Connection refused", lab -> {
            InetSocketAddress nobody = new InetSocketAddress(Lab.LOOPBACK, lab.freePort());
            SocketChannel channel = lab.open(SocketChannel.open());
            return Outcome.failure(() -> channel.socket().connect(nobody, 5_000));
        });
        suite.check("options-are-shared", "true true", lab -> {
            SocketChannel near = lab.channels().near();
            near.socket().setTcpNoDelay(true);
            near.setOption(java.net.StandardSocketOptions.SO_KEEPALIVE, true);
            return Outcome.of(
                    near.getOption(java.net.StandardSocketOptions.TCP_NODELAY),
                    near.socket().getKeepAlive());
        });
        suite.check("close-closes-channel", "false true", lab -> {
            SocketChannel near = lab.channels().near();
            near.socket().close();
            return Outcome.of(near.isOpen(), near.socket().isClosed());
        });
        suite.check("state", "true true true true", lab -> {
            SocketChannel near = lab.channels().near();
            Socket socket = near.socket();
            return Outcome.of(
                    socket.isConnected(),
                    socket.isBound(),
                    socket.getPort() == ((InetSocketAddress) near.getRemoteAddress()).getPort(),
                    socket.getLocalSocketAddress().equals(near.getLocalAddress()));
        });
        suite.check("available", "5", lab -> {
            ChannelLink link = lab.channels();
            link.far().write(Lab.buffer("12345"));
            lab.settle();
            return link.near().socket().getInputStream().available();
        });
    }

    private static void servers(Suite suite) {
        suite.check("server-accept", "ok", lab -> {
            ServerSocketChannel server = lab.serverChannel();
            Socket near = lab.open(new Socket(Lab.LOOPBACK, server.socket().getLocalPort()));
            Lab.write(lab.open(server.socket().accept()), "ok");
            return Lab.read(near, 2);
        });
        suite.check("server-accepted-has-channel", "true", lab -> {
            ServerSocketChannel server = lab.serverChannel();
            lab.open(SocketChannel.open(server.getLocalAddress()));
            return lab.open(server.socket().accept()).getChannel() != null;
        });
        suite.check("server-bind", "true true", lab -> {
            ServerSocketChannel server = lab.open(ServerSocketChannel.open());
            server.socket().bind(new InetSocketAddress(Lab.LOOPBACK, 0), 5);
            return Outcome.of(server.socket().isBound(), server.getLocalAddress() != null);
        });
        suite.check("server-accept-closed-meanwhile", "AsynchronousCloseException", lab -> {
            ServerSocketChannel server = lab.serverChannel();
            Later<Socket> blocked = lab.startAndSettle(() -> server.socket().accept());
            server.close();
            return blocked.outcome().replace("SocketException: Socket closed", "AsynchronousCloseException");
        });
    }

    private static void datagrams(Suite suite) {
        suite.check("datagram", "3 ask true", lab -> {
            DatagramSocket one = lab.datagrams().socket();
            DatagramChannel two = lab.datagrams();
            two.send(Lab.buffer("ask"), one.getLocalSocketAddress());
            DatagramPacket packet = new DatagramPacket(new byte[10], 10);
            one.receive(packet);
            return Outcome.of(
                    packet.getLength(),
                    new String(packet.getData(), 0, 3),
                    packet.getSocketAddress().equals(two.getLocalAddress()));
        });
        suite.check("datagram-timeout", "SocketTimeoutException", lab -> {
            DatagramSocket socket = lab.datagrams().socket();
            socket.setSoTimeout(30);
            return Outcome.failureType(() -> socket.receive(new DatagramPacket(new byte[1], 1)));
        });
    }
}
