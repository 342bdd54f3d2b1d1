package conformance;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;

/** Addresses in use and not, and the queue of a listener. */
final class Binding implements Topic {
    private static final String IN_USE = "BindException: Address already in use";
    private static final String REFUSED = "ConnectException: Connection refused";

    @Override
    public void cases(Suite suite) {
        listeners(suite);
        twice(suite);
        refused(suite);
        queues(suite);
    }

    private static InetSocketAddress at(String address, int port) throws Exception {
        return new InetSocketAddress(InetAddress.getByName(address), port);
    }

    private static void listeners(Suite suite) {
        suite.check("in-use", IN_USE, lab -> {
            SocketAddress taken = lab.server().getLocalSocketAddress();
            ServerSocket second = lab.open(new ServerSocket());
            return Outcome.failure(() -> second.bind(taken));
        });
        suite.check("in-use-constructor", IN_USE, lab -> {
            int taken = lab.server().getLocalPort();
            return Outcome.failure(() -> lab.open(new ServerSocket(taken, 1, Lab.LOOPBACK)));
        });
        suite.check("in-use-channel", IN_USE, lab -> {
            SocketAddress taken = lab.server().getLocalSocketAddress();
            ServerSocketChannel second = lab.open(ServerSocketChannel.open());
            return Outcome.failure(() -> second.bind(taken));
        });
        suite.check("wildcard-over-specific", IN_USE, lab -> {
            int taken = lab.server().getLocalPort();
            return Outcome.failure(() -> lab.open(new ServerSocket(taken)));
        });
        suite.check("specific-over-wildcard", IN_USE, lab -> {
            int taken = lab.open(new ServerSocket(0)).getLocalPort();
            return Outcome.failure(() -> lab.open(new ServerSocket(taken, 1, Lab.LOOPBACK)));
        });
        suite.check("same-port-other-address", "true", lab -> {
            int taken = lab.server().getLocalPort();
            return lab.open(new ServerSocket(taken, 1, InetAddress.getByName("127.0.0.2")))
                    .isBound();
        });
        suite.check("again-after-close", "true", lab -> {
            ServerSocket first = lab.server();
            SocketAddress address = first.getLocalSocketAddress();
            lab.open(new Socket()).connect(address);
            lab.open(first.accept());
            first.close();
            ServerSocket second = lab.open(new ServerSocket());
            second.bind(address);
            return second.isBound();
        });
        suite.check("reuse-port", "true", lab -> {
            ServerSocket first = lab.open(new ServerSocket());
            ServerSocket second = lab.open(new ServerSocket());
            first.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            second.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            first.bind(new InetSocketAddress(Lab.LOOPBACK, 0));
            second.bind(first.getLocalSocketAddress());
            return second.isBound();
        });
        suite.check("not-own-address", "BindException: Cannot assign requested address", lab -> {
            ServerSocket server = lab.open(new ServerSocket());
            return Outcome.failure(() -> server.bind(at("198.51.100.7", 0))).replace(" (Bind failed)", "");
        });
        suite.check("tcp-and-udp-apart", "true", lab -> {
            int taken = lab.server().getLocalPort();
            return lab.open(new DatagramSocket(taken, Lab.LOOPBACK)).isBound();
        });
        suite.check("udp-in-use", IN_USE, lab -> {
            int taken = lab.open(new DatagramSocket(0, Lab.LOOPBACK)).getLocalPort();
            return Outcome.failure(() -> lab.open(new DatagramSocket(taken, Lab.LOOPBACK)));
        });
        suite.check("unresolved", "SocketException: Unresolved address", lab -> {
            ServerSocket server = lab.open(new ServerSocket());
            return Outcome.failure(() -> server.bind(InetSocketAddress.createUnresolved("host", 0)));
        });
        suite.check("port-range", "IllegalArgumentException IllegalArgumentException", lab -> {
            return Outcome.of(
                    Outcome.failureType(() -> lab.open(new ServerSocket(65_536))),
                    Outcome.failureType(() -> new InetSocketAddress(-1)));
        });
    }

    private static void twice(Suite suite) {
        suite.check("bind-twice", "SocketException: Already bound", lab -> {
            ServerSocket server = lab.server();
            return Outcome.failure(() -> server.bind(null));
        });
        suite.check("bind-client-twice", "SocketException: Already bound", lab -> {
            Socket socket = lab.open(new Socket());
            socket.bind(null);
            return Outcome.failure(() -> socket.bind(null));
        });
        suite.check("connect-twice", "SocketException: already connected", lab -> {
            Link link = lab.link();
            SocketAddress peer = link.near().getRemoteSocketAddress();
            return Outcome.failure(() -> link.near().connect(peer)).replace("Already", "already");
        });
        suite.check("bind-after-connect", "SocketException: Already bound", lab -> {
            Socket near = lab.link().near();
            return Outcome.failure(() -> near.bind(null));
        });
        suite.check("client-port-in-use", IN_USE, lab -> {
            Link link = lab.link();
            Socket second = lab.open(new Socket());
            return Outcome.failure(() -> second.bind(link.near().getLocalSocketAddress()));
        });
    }

    private static void refused(Suite suite) {
        suite.check("refused", REFUSED, lab -> {
            int port = lab.freePort();
            return Outcome.failure(() -> lab.open(new Socket(Lab.LOOPBACK, port)));
        });
        suite.checkChanged("refused-closes", "false false", "false true", lab -> {
            int port = lab.freePort();
            Socket socket = lab.open(new Socket());
            Outcome.failure(() -> socket.connect(new InetSocketAddress(Lab.LOOPBACK, port)));
            return Outcome.of(socket.isConnected(), socket.isClosed());
        });
        suite.check("refused-bound-not-listening", REFUSED, lab -> {
            Socket bound = lab.open(new Socket());
            bound.bind(new InetSocketAddress(Lab.LOOPBACK, 0));
            return Outcome.failure(() -> lab.open(new Socket(Lab.LOOPBACK, bound.getLocalPort())));
        });
        suite.check("refused-other-address", REFUSED, lab -> {
            int port = lab.server().getLocalPort();
            return Outcome.failure(() -> lab.open(new Socket("127.0.0.2", port)));
        });
        suite.check("refused-after-close", REFUSED, lab -> {
            ServerSocket server = lab.server();
            int port = server.getLocalPort();
            server.close();
            return Outcome.failure(() -> lab.open(new Socket(Lab.LOOPBACK, port)));
        });
        suite.check("connect-unresolved", "UnknownHostException: nowhere.invalid", lab -> {
            Socket socket = lab.open(new Socket());
            return Outcome.failure(() -> socket.connect(InetSocketAddress.createUnresolved("nowhere.invalid", 1)));
        });
        suite.check("connect-port-zero", REFUSED, lab -> {
            return Outcome.failure(() -> lab.open(new Socket(Lab.LOOPBACK, 0)))
                    .replace("NoRouteToHostException: Cannot assign requested address", REFUSED);
        });
    }

    private static void queues(Suite suite) {
        suite.check("backlog-full", "SocketTimeoutException", lab -> {
            InetSocketAddress full = lab.fullListener();
            Socket third = lab.open(new Socket());
            return Outcome.failureType(() -> third.connect(full, 200));
        });
        suite.check("backlog-accept-makes-room", "true true", lab -> {
            ServerSocket server = lab.open(new ServerSocket(0, 1, Lab.LOOPBACK));
            for (int i = 0; i < 2; i++) {
                lab.open(new Socket()).connect(server.getLocalSocketAddress());
            }
            Later<Boolean> third = lab.startAndSettle(() -> {
                Socket socket = lab.open(new Socket());
                socket.connect(server.getLocalSocketAddress());
                return socket.isConnected();
            });
            boolean blocked = third.isBlocked();
            lab.open(server.accept());
            return Outcome.of(blocked, third.outcome());
        });
        suite.check("backlog-default", "50", lab -> {
            ServerSocket server = lab.open(new ServerSocket(0, 0, Lab.LOOPBACK));
            int connected = 0;
            while (connected < 50) {
                lab.open(new Socket()).connect(server.getLocalSocketAddress(), 2_000);
                connected++;
            }
            return connected;
        });
    }
}
