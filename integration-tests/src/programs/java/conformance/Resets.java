package conformance;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;

/** Connections that end without goodbye. */
final class Resets implements Topic {
    private static final String RESET = "SocketException: Connection reset";
    private static final String BROKEN = "SocketException: Broken pipe";
    private static final String BY_PEER = "SocketException: Connection reset by peer";

    @Override
    public void cases(Suite suite) {
        reading(suite);
        writing(suite);
        lingering(suite);
        channels(suite);
    }

    /** Makes {@code socket} send a reset and not an end. */
    private static void abort(Socket socket) throws Exception {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static void reading(Suite suite) {
        // Closing a Socket shuts its output down first: the reset comes behind an end, and shows when the peer writes.
        suite.check("close-with-unread-data", "-1 " + BROKEN, lab -> {
            Link link = lab.link();
            Lab.write(link.far(), "unread");
            lab.settle();
            link.near().close();
            lab.settle();
            int end = link.far().getInputStream().read();
            return Outcome.of(end, Outcome.failure(() -> Lab.write(link.far(), "x")));
        });
        suite.check("close-with-unread-data-wakes-reader", "-1", lab -> {
            Link link = lab.link();
            Lab.write(link.far(), "unread");
            Later<Integer> reader =
                    lab.startAndSettle(() -> link.far().getInputStream().read());
            link.near().close();
            return reader.outcome();
        });
        suite.check("linger-zero", RESET, lab -> {
            Link link = lab.link();
            abort(link.near());
            lab.settle();
            return Outcome.failure(() -> link.far().getInputStream().read());
        });
        suite.check("every-read-after", RESET + " " + RESET, lab -> {
            Link link = lab.link();
            abort(link.near());
            lab.settle();
            InputStream in = link.far().getInputStream();
            return Outcome.of(Outcome.failure(in::read), Outcome.failure(in::read));
        });
        suite.check("wakes-reader", RESET, lab -> {
            Link link = lab.link();
            Later<Integer> reader =
                    lab.startAndSettle(() -> link.far().getInputStream().read());
            abort(link.near());
            return reader.outcome();
        });
        suite.check("received-data-stays-readable", "data " + RESET, lab -> {
            Link link = lab.link();
            Lab.write(link.near(), "data");
            lab.settle();
            abort(link.near());
            lab.settle();
            String data = Lab.read(link.far(), 4);
            return Outcome.of(
                    data, Outcome.failure(() -> link.far().getInputStream().read()));
        });
        suite.check("own-write-to-closed-peer", "done -1|reset", lab -> {
            Link link = lab.link();
            link.near().close();
            lab.settle();
            String write = Outcome.failure(() -> Lab.write(link.far(), "x"));
            lab.settle();
            String read =
                    Outcome.of(Outcome.failure(() -> link.far().getInputStream().read()));
            return Outcome.of(write, read.equals(RESET) || read.equals("done") ? "-1|reset" : read);
        });
        suite.check("before-accept", "127.0.0.1 " + RESET, lab -> {
            ServerSocket server = lab.server();
            abort(new Socket(Lab.LOOPBACK, server.getLocalPort()));
            lab.settle();
            Socket far = lab.open(server.accept());
            return Outcome.of(
                    far.getInetAddress().getHostAddress(),
                    Outcome.failure(() -> far.getInputStream().read()));
        });
        suite.check("listener-closed-before-accept", RESET, lab -> {
            ServerSocket server = lab.server();
            Socket near = lab.open(new Socket(Lab.LOOPBACK, server.getLocalPort()));
            lab.settle();
            server.close();
            lab.settle();
            return Outcome.failure(() -> near.getInputStream().read());
        });
        suite.check("available-after", "0", lab -> {
            Link link = lab.link();
            abort(link.near());
            lab.settle();
            return link.far().getInputStream().available();
        });
    }

    private static void writing(Suite suite) {
        suite.check("write-after", BY_PEER + " " + BROKEN, lab -> {
            Link link = lab.link();
            OutputStream out = link.far().getOutputStream();
            abort(link.near());
            lab.settle();
            return Outcome.of(Outcome.failure(() -> out.write(1)), Outcome.failure(() -> out.write(1)));
        });
        suite.check("write-after-read-saw-it", BROKEN, lab -> {
            Link link = lab.link();
            OutputStream out = link.far().getOutputStream();
            abort(link.near());
            lab.settle();
            Outcome.failure(() -> link.far().getInputStream().read());
            return Outcome.failure(() -> out.write(1));
        });
        suite.check("second-write-to-closed-peer", "done " + BROKEN, lab -> {
            Link link = lab.link();
            OutputStream out = link.far().getOutputStream();
            link.near().close();
            lab.settle();
            String first = Outcome.failure(() -> out.write(1));
            lab.settle();
            return Outcome.of(first, Outcome.failure(() -> out.write(1)));
        });
        suite.checkAny("wakes-writer", Set.of(BY_PEER, BROKEN), lab -> {
            Link link = lab.narrowLink();
            Later<Object> writer = lab.startAndSettle(() -> {
                link.near().getOutputStream().write(new byte[8_000_000]);
                return "done";
            });
            abort(link.far());
            return writer.outcome();
        });
        suite.check("close-after-is-silent", "done true", lab -> {
            Link link = lab.link();
            abort(link.near());
            lab.settle();
            return Outcome.of(
                    Outcome.failure(() -> link.far().close()), link.far().isClosed());
        });
    }

    private static void lingering(Suite suite) {
        suite.check("linger-delivers", "all of it -1", lab -> {
            Link link = lab.link();
            link.near().setSoLinger(true, 5);
            Lab.write(link.near(), "all of it");
            link.near().close();
            return Outcome.of(
                    Lab.read(link.far(), 9), link.far().getInputStream().read());
        });
        suite.check("linger-off-ends-politely", "-1", lab -> {
            Link link = lab.link();
            link.near().setSoLinger(true, 0);
            link.near().setSoLinger(false, 0);
            link.near().close();
            return link.far().getInputStream().read();
        });
        suite.check("reset-after-half-close", RESET, lab -> {
            Link link = lab.link();
            link.far().shutdownOutput();
            lab.settle();
            abort(link.near());
            lab.settle();
            return Outcome.failure(() -> link.far().getInputStream().read());
        });
    }

    private static void channels(Suite suite) {
        suite.check("channel-read", RESET, lab -> {
            ChannelLink link = lab.channels();
            abort(link.near().socket());
            lab.settle();
            return Outcome.failure(() -> link.far().read(ByteBuffer.allocate(1)));
        });
        suite.check("channel-write-after-read", "IOException: Broken pipe", lab -> {
            ChannelLink link = lab.channels();
            abort(link.near().socket());
            lab.settle();
            Outcome.failure(() -> link.far().read(ByteBuffer.allocate(1)));
            return Outcome.failure(() -> link.far().write(ByteBuffer.allocate(1)));
        });
        suite.check("channel-second-write-to-closed-peer", "done IOException: Broken pipe", lab -> {
            ChannelLink link = lab.channels();
            link.near().close();
            lab.settle();
            String first = Outcome.failure(() -> link.far().write(ByteBuffer.allocate(1)));
            lab.settle();
            return Outcome.of(first, Outcome.failure(() -> link.far().write(ByteBuffer.allocate(1))));
        });
    }
}
