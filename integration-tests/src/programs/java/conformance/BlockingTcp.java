package conformance;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Streams over {@code Socket} and {@code ServerSocket}. */
final class BlockingTcp implements Topic {
    private static final int MANY = 300_000;

    @Override
    public void cases(Suite suite) {
        streams(suite);
        ends(suite);
        connecting(suite);
        accepting(suite);
        describing(suite);
    }

    private static void streams(Suite suite) {
        suite.check("echo", "hello", lab -> {
            Link link = lab.link();
            Lab.write(link.near(), "hello");
            Lab.write(link.far(), Lab.read(link.far(), 5));
            return Lab.read(link.near(), 5);
        });
        suite.check("reader-waits-for-writer", "true late", lab -> {
            Link link = lab.link();
            Later<String> reader = lab.startAndSettle(() -> Lab.read(link.near(), 4));
            boolean blocked = reader.isBlocked();
            Lab.write(link.far(), "late");
            return Outcome.of(blocked, reader.outcome());
        });
        suite.check("many-bytes-in-order", "intact " + MANY, lab -> {
            Link link = lab.link();
            Later<String> reader = lab.start(() -> Lab.drainPattern(link.far().getInputStream()));
            link.near().getOutputStream().write(Lab.pattern(MANY));
            link.near().close();
            return reader.outcome();
        });
        suite.check("both-directions-at-once", "intact " + MANY + " intact " + MANY, lab -> {
            Link link = lab.link();
            Later<String> near = lab.start(() -> Lab.drainPattern(link.near().getInputStream()));
            Later<String> far = lab.start(() -> Lab.drainPattern(link.far().getInputStream()));
            lab.start(() -> {
                link.far().getOutputStream().write(Lab.pattern(MANY));
                link.far().shutdownOutput();
                return null;
            });
            link.near().getOutputStream().write(Lab.pattern(MANY));
            link.near().shutdownOutput();
            return Outcome.of(near.outcome(), far.outcome());
        });
        suite.check("read-returns-what-is-there", "5", lab -> {
            Link link = lab.link();
            Lab.write(link.near(), "hello");
            lab.settle();
            return link.far().getInputStream().read(new byte[100]);
        });
        suite.check("writes-run-together", "abcdef", lab -> {
            Link link = lab.link();
            Lab.write(link.near(), "ab");
            Lab.write(link.near(), "cd");
            Lab.write(link.near(), "ef");
            lab.settle();
            byte[] bytes = new byte[100];
            int n = link.far().getInputStream().read(bytes);
            return new String(bytes, 0, n);
        });
        suite.check("read-into-part-of-array", "3 ..abc.", lab -> {
            Link link = lab.link();
            Lab.write(link.near(), "abcd");
            lab.settle();
            byte[] bytes = Lab.bytes("......");
            int n = link.far().getInputStream().read(bytes, 2, 3);
            return Outcome.of(n, Lab.text(bytes));
        });
        suite.check("single-bytes", "255 0 -1", lab -> {
            Link link = lab.link();
            link.near().getOutputStream().write(0xff);
            link.near().getOutputStream().write(0x100);
            link.near().close();
            InputStream in = link.far().getInputStream();
            return Outcome.of(in.read(), in.read(), in.read());
        });
        suite.check("empty-read-does-not-block", "0", lab -> {
            return lab.link().near().getInputStream().read(new byte[0]);
        });
        suite.check("empty-write-sends-nothing", "0", lab -> {
            Link link = lab.link();
            link.near().getOutputStream().write(new byte[0]);
            lab.settle();
            return link.far().getInputStream().available();
        });
        suite.check("available", "0 7 4 0", lab -> {
            Link link = lab.link();
            InputStream in = link.far().getInputStream();
            int before = in.available();
            Lab.write(link.near(), "7 bytes");
            lab.settle();
            int after = in.available();
            in.readNBytes(3);
            int rest = in.available();
            in.readNBytes(4);
            return Outcome.of(before, after, rest, in.available());
        });
        suite.check("skip", "3 d", lab -> {
            Link link = lab.link();
            Lab.write(link.near(), "abcd");
            lab.settle();
            InputStream in = link.far().getInputStream();
            return Outcome.of(in.skip(3), (char) in.read());
        });
        suite.check("transfer-to", "12 twelve bytes", lab -> {
            Link link = lab.link();
            Lab.write(link.near(), "twelve bytes");
            link.near().shutdownOutput();
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            return Outcome.of(link.far().getInputStream().transferTo(copy), copy);
        });
    }

    private static void ends(Suite suite) {
        suite.check("end-after-close", "-1 -1", lab -> {
            Link link = lab.link();
            link.near().close();
            InputStream in = link.far().getInputStream();
            return Outcome.of(in.read(), in.read());
        });
        suite.check("end-wakes-reader", "-1", lab -> {
            Link link = lab.link();
            Later<Integer> reader =
                    lab.startAndSettle(() -> link.far().getInputStream().read());
            link.near().close();
            return reader.outcome();
        });
        suite.check("data-before-end", "last -1", lab -> {
            Link link = lab.link();
            Lab.write(link.near(), "last");
            link.near().close();
            return Outcome.of(
                    Lab.read(link.far(), 4), link.far().getInputStream().read());
        });
        suite.check("available-at-end", "0", lab -> {
            Link link = lab.link();
            link.near().close();
            lab.settle();
            return link.far().getInputStream().available();
        });
        suite.check("close-twice", "true", lab -> {
            Link link = lab.link();
            link.near().close();
            link.near().close();
            return link.near().isClosed();
        });
        suite.check("listener-closes-connection-stays", "still here", lab -> {
            ServerSocket server = lab.server();
            Socket near = lab.open(new Socket(Lab.LOOPBACK, server.getLocalPort()));
            Socket far = lab.open(server.accept());
            server.close();
            Lab.write(far, "still here");
            return Lab.read(near, 10);
        });
    }

    private static void connecting(Suite suite) {
        suite.check("connect-by-name", "127.0.0.1", lab -> {
            ServerSocket server = lab.server();
            Socket near = lab.open(new Socket("localhost", server.getLocalPort()));
            return near.getInetAddress().getHostAddress();
        });
        suite.check("connect-to-wildcard", "ok", lab -> {
            ServerSocket server = lab.open(new ServerSocket(0));
            Socket near = lab.open(new Socket());
            near.connect(new InetSocketAddress("0.0.0.0", server.getLocalPort()));
            Lab.write(lab.open(server.accept()), "ok");
            return Lab.read(near, 2);
        });
        suite.check("connect-from-given-address", "127.0.0.3 127.0.0.3", lab -> {
            ServerSocket server = lab.server();
            InetAddress third = InetAddress.getByName("127.0.0.3");
            Socket near = lab.open(new Socket(Lab.LOOPBACK, server.getLocalPort(), third, 0));
            Socket far = lab.open(server.accept());
            return Outcome.of(
                    near.getLocalAddress().getHostAddress(),
                    far.getInetAddress().getHostAddress());
        });
        suite.check("connect-from-given-port", "true", lab -> {
            ServerSocket server = lab.server();
            int port = lab.freePort();
            Socket near = lab.open(new Socket());
            near.setReuseAddress(true);
            near.bind(new InetSocketAddress(Lab.LOOPBACK, port));
            near.connect(server.getLocalSocketAddress());
            return lab.open(server.accept()).getPort() == port;
        });
        suite.check("ports-and-addresses-match", "true true true", lab -> {
            Link link = lab.link();
            return Outcome.of(
                    link.near().getLocalPort() == link.far().getPort(),
                    link.near().getLocalSocketAddress().equals(link.far().getRemoteSocketAddress()),
                    link.near().getRemoteSocketAddress().equals(link.far().getLocalSocketAddress()));
        });
        suite.check("ephemeral-ports-differ", "true true", lab -> {
            ServerSocket server = lab.server();
            Socket one = lab.open(new Socket(Lab.LOOPBACK, server.getLocalPort()));
            Socket two = lab.open(new Socket(Lab.LOOPBACK, server.getLocalPort()));
            return Outcome.of(one.getLocalPort() != two.getLocalPort(), one.getLocalPort() > 1023);
        });
        suite.check("ipv6-loopback", "v6 0:0:0:0:0:0:0:1", lab -> {
            InetAddress six = InetAddress.getByName("::1");
            ServerSocket server = lab.open(new ServerSocket(0, 5, six));
            Socket near = lab.open(new Socket(six, server.getLocalPort()));
            Socket far = lab.open(server.accept());
            Lab.write(far, "v6");
            return Outcome.of(Lab.read(near, 2), far.getInetAddress().getHostAddress());
        });
        suite.check("wildcard-listener-takes-ipv6", "6", lab -> {
            ServerSocket server = lab.open(new ServerSocket(0));
            Socket near = lab.open(new Socket(InetAddress.getByName("::1"), server.getLocalPort()));
            Lab.write(lab.open(server.accept()), "6");
            return Lab.read(near, 1);
        });
    }

    private static void accepting(Suite suite) {
        suite.check("accept-waits", "true 127.0.0.1", lab -> {
            ServerSocket server = lab.server();
            Later<String> accepting = lab.startAndSettle(
                    () -> lab.open(server.accept()).getInetAddress().getHostAddress());
            boolean blocked = accepting.isBlocked();
            lab.open(new Socket(Lab.LOOPBACK, server.getLocalPort()));
            return Outcome.of(blocked, accepting.outcome());
        });
        suite.check("accept-in-order", "0 1 2", lab -> {
            ServerSocket server = lab.server();
            for (int i = 0; i < 3; i++) {
                lab.open(new Socket(Lab.LOOPBACK, server.getLocalPort()))
                        .getOutputStream()
                        .write('0' + i);
            }
            Object[] seen = new Object[3];
            for (int i = 0; i < 3; i++) {
                seen[i] = Lab.read(lab.open(server.accept()), 1);
            }
            return Outcome.of(seen);
        });
        suite.check("client-gone-before-accept", "bye -1", lab -> {
            ServerSocket server = lab.server();
            Socket near = new Socket(Lab.LOOPBACK, server.getLocalPort());
            Lab.write(near, "bye");
            near.close();
            lab.settle();
            Socket far = lab.open(server.accept());
            return Outcome.of(Lab.read(far, 3), far.getInputStream().read());
        });
        suite.check("accepted-has-listener-port", "true 127.0.0.1", lab -> {
            ServerSocket server = lab.open(new ServerSocket(0));
            lab.open(new Socket(Lab.LOOPBACK, server.getLocalPort()));
            Socket far = lab.open(server.accept());
            return Outcome.of(
                    far.getLocalPort() == server.getLocalPort(),
                    far.getLocalAddress().getHostAddress());
        });
        suite.check("two-threads-accept", "ab", lab -> {
            ServerSocket server = lab.server();
            Later<String> one = lab.start(() -> Lab.read(lab.open(server.accept()), 1));
            Later<String> two = lab.startAndSettle(() -> Lab.read(lab.open(server.accept()), 1));
            Lab.write(lab.open(new Socket(Lab.LOOPBACK, server.getLocalPort())), "a");
            Lab.write(lab.open(new Socket(Lab.LOOPBACK, server.getLocalPort())), "b");
            String both = one.outcome() + two.outcome();
            return both.equals("ba") ? "ab" : both;
        });
    }

    private static void describing(Suite suite) {
        suite.check("state-of-unconnected", "false false false -1 0 null", lab -> {
            Socket socket = lab.open(new Socket());
            return Outcome.of(
                    socket.isConnected(),
                    socket.isBound(),
                    socket.isClosed(),
                    socket.getLocalPort(),
                    socket.getPort(),
                    socket.getRemoteSocketAddress());
        });
        suite.check("state-of-connected", "true true false", lab -> {
            Socket near = lab.link().near();
            return Outcome.of(near.isConnected(), near.isBound(), near.isClosed());
        });
        suite.check("state-of-closed", "true true true", lab -> {
            Link link = lab.link();
            int port = link.near().getPort();
            link.near().close();
            return Outcome.of(
                    link.near().isConnected(),
                    link.near().isClosed(),
                    link.near().getPort() == port);
        });
        suite.check(
                "to-string",
                "Socket[unconnected] ServerSocket[unbound] ServerSocket[addr=localhost/127.0.0.1,localport=PORT]"
                        + " Socket[addr=localhost/127.0.0.1,port=PORT,localport=PORT]",
                lab -> {
                    Object unconnected = lab.open(new Socket());
                    Object unbound = lab.open(new ServerSocket());
                    ServerSocket server = lab.server();
                    Socket near = lab.open(new Socket(Lab.LOOPBACK, server.getLocalPort()));
                    return Outcome.withoutPorts(Outcome.of(unconnected, unbound, server, near));
                });
        suite.check("wildcard-listener-address", "true true", lab -> {
            ServerSocket server = lab.open(new ServerSocket(0));
            return Outcome.of(server.getInetAddress().isAnyLocalAddress(), server.isBound());
        });
    }
}
