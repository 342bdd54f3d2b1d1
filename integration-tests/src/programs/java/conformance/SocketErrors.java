package conformance;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;

/** Calls on sockets that are closed, not connected or not bound. */
final class SocketErrors implements Topic {
    private static final String CLOSED = "SocketException: Socket closed";
    private static final String IS_CLOSED = "SocketException: Socket is closed";
    private static final String UNCONNECTED = "SocketException: Socket is not connected";

    @Override
    public void cases(Suite suite) {
        closed(suite);
        unconnected(suite);
        arguments(suite);
        servers(suite);
    }

    private static Socket closedSocket(Lab lab) throws Exception {
        Socket near = lab.link().near();
        near.close();
        return near;
    }

    private static void closed(Suite suite) {
        suite.check("read-closed", CLOSED, lab -> {
            Socket near = lab.link().near();
            InputStream in = near.getInputStream();
            near.close();
            return Outcome.failure(in::read);
        });
        suite.check("write-closed", CLOSED, lab -> {
            Socket near = lab.link().near();
            OutputStream out = near.getOutputStream();
            near.close();
            return Outcome.failure(() -> out.write(1));
        });
        suite.check("available-closed", "fails", lab -> {
            Socket near = lab.link().near();
            InputStream in = near.getInputStream();
            near.close();
            return Outcome.failsWithIo(in::available);
        });
        suite.check("input-stream-closed", IS_CLOSED, lab -> {
            Socket near = closedSocket(lab);
            return Outcome.failure(near::getInputStream);
        });
        suite.check("output-stream-closed", IS_CLOSED, lab -> {
            Socket near = closedSocket(lab);
            return Outcome.failure(near::getOutputStream);
        });
        suite.check("shutdown-closed", IS_CLOSED + " " + IS_CLOSED, lab -> {
            Socket near = closedSocket(lab);
            return Outcome.of(Outcome.failure(near::shutdownInput), Outcome.failure(near::shutdownOutput));
        });
        suite.check("connect-closed", IS_CLOSED, lab -> {
            SocketAddress address = lab.server().getLocalSocketAddress();
            Socket socket = new Socket();
            socket.close();
            return Outcome.failure(() -> socket.connect(address)).replace("Socket closed", "Socket is closed");
        });
        suite.check("bind-closed", IS_CLOSED, lab -> {
            Socket socket = new Socket();
            socket.close();
            return Outcome.failure(() -> socket.bind(null)).replace("Socket closed", "Socket is closed");
        });
        suite.check("urgent-closed", IS_CLOSED, lab -> {
            Socket near = closedSocket(lab);
            return Outcome.failure(() -> near.sendUrgentData(1)).replace("Socket closed", "Socket is closed");
        });
    }

    private static void unconnected(Suite suite) {
        suite.check("input-stream-unconnected", UNCONNECTED, lab -> {
            Socket socket = lab.open(new Socket());
            return Outcome.failure(socket::getInputStream);
        });
        suite.check("output-stream-unconnected", UNCONNECTED, lab -> {
            Socket socket = lab.open(new Socket());
            return Outcome.failure(socket::getOutputStream);
        });
        suite.check("shutdown-unconnected", UNCONNECTED + " " + UNCONNECTED, lab -> {
            Socket socket = lab.open(new Socket());
            return Outcome.of(Outcome.failure(socket::shutdownInput), Outcome.failure(socket::shutdownOutput));
        });
        suite.check("addresses-unconnected", "null null true", lab -> {
            Socket socket = lab.open(new Socket());
            return Outcome.of(
                    socket.getInetAddress(),
                    socket.getLocalSocketAddress(),
                    socket.getLocalAddress().isAnyLocalAddress());
        });
    }

    private static void arguments(Suite suite) {
        suite.check("connect-null", "IllegalArgumentException: connect: The address can't be null", lab -> {
            Socket socket = lab.open(new Socket());
            return Outcome.failure(() -> socket.connect(null));
        });
        suite.check("connect-other-type", "IllegalArgumentException: Unsupported address type", lab -> {
            Socket socket = lab.open(new Socket());
            SocketAddress odd = new SocketAddress() {};
            return Outcome.failure(() -> socket.connect(odd));
        });
        suite.check("bind-other-type", "IllegalArgumentException: Unsupported address type", lab -> {
            ServerSocket socket = lab.open(new ServerSocket());
            SocketAddress odd = new SocketAddress() {};
            return Outcome.failure(() -> socket.bind(odd));
        });
        suite.check("read-out-of-range", "IndexOutOfBoundsException IndexOutOfBoundsException", lab -> {
            Link link = lab.link();
            InputStream in = link.near().getInputStream();
            OutputStream out = link.near().getOutputStream();
            return Outcome.of(
                    Outcome.failureType(() -> in.read(new byte[3], 1, 3)),
                    Outcome.failureType(() -> out.write(new byte[3], -1, 2)));
        });
        suite.check("read-null", "NullPointerException", lab -> {
            InputStream in = lab.link().near().getInputStream();
            return Outcome.failureType(() -> in.read(null));
        });
        suite.check("unknown-host", "UnknownHostException", lab -> {
            return Outcome.failureType(() -> lab.open(new Socket("no-such-host.invalid", 80)));
        });
    }

    private static void servers(Suite suite) {
        suite.check("accept-unbound", "SocketException: Socket is not bound yet", lab -> {
            ServerSocket server = lab.open(new ServerSocket());
            return Outcome.failure(server::accept);
        });
        suite.check("accept-closed", IS_CLOSED, lab -> {
            ServerSocket server = lab.server();
            server.close();
            return Outcome.failure(server::accept);
        });
        suite.check("server-bind-closed", IS_CLOSED, lab -> {
            ServerSocket server = new ServerSocket();
            server.close();
            return Outcome.failure(() -> server.bind(null)).replace("Socket closed", "Socket is closed");
        });
        suite.check("server-state", "false -1 null true true true", lab -> {
            ServerSocket server = lab.open(new ServerSocket());
            boolean bound = server.isBound();
            int port = server.getLocalPort();
            Object address = server.getInetAddress();
            server.bind(new InetSocketAddress(Lab.LOOPBACK, 0));
            boolean then = server.isBound() && server.getLocalPort() > 0;
            server.close();
            return Outcome.of(bound, port, address, then, server.isBound(), server.isClosed());
        });
        suite.check("send-closed", CLOSED + " " + CLOSED, lab -> {
            DatagramSocket socket = new DatagramSocket(0, Lab.LOOPBACK);
            SocketAddress self = socket.getLocalSocketAddress();
            socket.close();
            return Outcome.of(
                    Outcome.failure(() -> socket.send(new DatagramPacket(new byte[1], 1, self))),
                    Outcome.failure(() -> socket.receive(new DatagramPacket(new byte[1], 1))));
        });
        suite.check("datagram-state-closed", "true -1 null null", lab -> {
            DatagramSocket socket = new DatagramSocket(0, Lab.LOOPBACK);
            socket.close();
            return Outcome.of(
                    socket.isClosed(), socket.getLocalPort(), socket.getLocalAddress(), socket.getLocalSocketAddress());
        });
    }
}
