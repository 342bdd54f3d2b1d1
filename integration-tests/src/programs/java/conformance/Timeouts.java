package conformance;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.TimeUnit;

/** Blocking calls that give up. */
final class Timeouts implements Topic {
    private static final int SHORT_MILLIS = 50;
    private static final int LONG_MILLIS = 5_000;
    private static final String READ = "SocketTimeoutException: Read timed out";
    private static final String ACCEPT = "SocketTimeoutException: Accept timed out";

    @Override
    public void cases(Suite suite) {
        reading(suite);
        accepting(suite);
        connecting(suite);
        bounds(suite);
    }

    /** The failure, and whether it took at least the time and not much longer. */
    private static String timed(int millis, Action action) {
        long start = System.nanoTime();
        String failure = Outcome.failure(action);
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        return Outcome.of(failure, took >= millis - 1 && took < millis + 3_000 ? "in time" : "after " + took);
    }

    private static void reading(Suite suite) {
        suite.check("read", READ + " in time", lab -> {
            Link link = lab.link();
            link.near().setSoTimeout(SHORT_MILLIS);
            return timed(SHORT_MILLIS, () -> link.near().getInputStream().read());
        });
        suite.check("read-then-go-on", READ + " later", lab -> {
            Link link = lab.link();
            link.near().setSoTimeout(SHORT_MILLIS);
            String failure = Outcome.failure(() -> link.near().getInputStream().read());
            link.near().setSoTimeout(LONG_MILLIS);
            Lab.write(link.far(), "later");
            return Outcome.of(failure, Lab.read(link.near(), 5));
        });
        suite.check("read-in-time", "soon", lab -> {
            Link link = lab.link();
            link.near().setSoTimeout(LONG_MILLIS);
            Later<String> reader = lab.startAndSettle(() -> Lab.read(link.near(), 4));
            Lab.write(link.far(), "soon");
            return reader.outcome();
        });
        suite.check("read-end-in-time", "-1", lab -> {
            Link link = lab.link();
            link.near().setSoTimeout(LONG_MILLIS);
            Later<Integer> reader =
                    lab.startAndSettle(() -> link.near().getInputStream().read());
            link.far().close();
            return reader.outcome();
        });
        suite.check("read-of-data-there", "x", lab -> {
            Link link = lab.link();
            Lab.write(link.far(), "x");
            lab.settle();
            link.near().setSoTimeout(1);
            return Lab.read(link.near(), 1);
        });
        suite.check("bytes-transferred", "0", lab -> {
            Link link = lab.link();
            link.near().setSoTimeout(1);
            try {
                return link.near().getInputStream().read();
            } catch (java.net.SocketTimeoutException e) {
                return e.bytesTransferred;
            }
        });
        suite.check("receive", "SocketTimeoutException: Receive timed out in time", lab -> {
            DatagramSocket socket = lab.open(new DatagramSocket(0, Lab.LOOPBACK));
            socket.setSoTimeout(SHORT_MILLIS);
            return timed(SHORT_MILLIS, () -> socket.receive(new DatagramPacket(new byte[1], 1)));
        });
    }

    private static void accepting(Suite suite) {
        suite.check("accept", ACCEPT + " in time", lab -> {
            ServerSocket server = lab.server();
            server.setSoTimeout(SHORT_MILLIS);
            return timed(SHORT_MILLIS, server::accept);
        });
        suite.check("accept-then-go-on", ACCEPT + " true", lab -> {
            ServerSocket server = lab.server();
            server.setSoTimeout(SHORT_MILLIS);
            String failure = Outcome.failure(server::accept);
            server.setSoTimeout(LONG_MILLIS);
            lab.open(new Socket(Lab.LOOPBACK, server.getLocalPort()));
            return Outcome.of(failure, lab.open(server.accept()).isConnected());
        });
        suite.check("accept-in-time", "true", lab -> {
            ServerSocket server = lab.server();
            server.setSoTimeout(LONG_MILLIS);
            Later<Boolean> accepting =
                    lab.startAndSettle(() -> lab.open(server.accept()).isConnected());
            lab.open(new Socket(Lab.LOOPBACK, server.getLocalPort()));
            return accepting.outcome();
        });
        suite.check("adaptor-accept", "SocketTimeoutException in time", lab -> {
            ServerSocketChannel server = lab.serverChannel();
            server.socket().setSoTimeout(SHORT_MILLIS);
            return timed(SHORT_MILLIS, () -> server.socket().accept()).replace(": Accept timed out", "");
        });
        suite.check("adaptor-read", "SocketTimeoutException in time", lab -> {
            ChannelLink link = lab.channels();
            link.near().socket().setSoTimeout(SHORT_MILLIS);
            return timed(
                            SHORT_MILLIS,
                            () -> link.near().socket().getInputStream().read())
                    .replace(": Read timed out", "");
        });
    }

    private static void connecting(Suite suite) {
        suite.check("connect", "SocketTimeoutException: Connect timed out in time", lab -> {
            InetSocketAddress full = lab.fullListener();
            Socket socket = lab.open(new Socket());
            return timed(SHORT_MILLIS, () -> socket.connect(full, SHORT_MILLIS)).replace(" connect ", " Connect ");
        });
        suite.checkChanged("connect-closes", "false", "true", lab -> {
            InetSocketAddress full = lab.fullListener();
            Socket socket = lab.open(new Socket());
            Outcome.failure(() -> socket.connect(full, SHORT_MILLIS));
            return socket.isClosed();
        });
        suite.check("connect-in-time", "true", lab -> {
            SocketAddress address = lab.server().getLocalSocketAddress();
            Socket socket = lab.open(new Socket());
            socket.connect(address, LONG_MILLIS);
            return socket.isConnected();
        });
        suite.check("connect-refused-in-time", "ConnectException: Connection refused", lab -> {
            InetSocketAddress nobody = new InetSocketAddress(Lab.LOOPBACK, lab.freePort());
            Socket socket = lab.open(new Socket());
            return Outcome.failure(() -> socket.connect(nobody, LONG_MILLIS));
        });
    }

    private static void bounds(Suite suite) {
        suite.check("negative", "IllegalArgumentException IllegalArgumentException IllegalArgumentException", lab -> {
            Socket socket = lab.open(new Socket());
            ServerSocket server = lab.open(new ServerSocket());
            DatagramSocket datagrams = lab.open(new DatagramSocket());
            return Outcome.of(
                    Outcome.failureType(() -> socket.setSoTimeout(-1)),
                    Outcome.failureType(() -> server.setSoTimeout(-1)),
                    Outcome.failureType(() -> datagrams.setSoTimeout(-1)));
        });
        suite.check("negative-connect", "IllegalArgumentException: connect: timeout can't be negative", lab -> {
            SocketAddress address = lab.server().getLocalSocketAddress();
            Socket socket = lab.open(new Socket());
            return Outcome.failure(() -> socket.connect(address, -1));
        });
        suite.check("read-back", "0 7 0 8 0 9", lab -> {
            Socket socket = lab.open(new Socket());
            ServerSocket server = lab.open(new ServerSocket());
            DatagramSocket datagrams = lab.open(new DatagramSocket());
            int one = socket.getSoTimeout();
            int two = server.getSoTimeout();
            int three = datagrams.getSoTimeout();
            socket.setSoTimeout(7);
            server.setSoTimeout(8);
            datagrams.setSoTimeout(9);
            return Outcome.of(one, socket.getSoTimeout(), two, server.getSoTimeout(), three, datagrams.getSoTimeout());
        });
    }
}
