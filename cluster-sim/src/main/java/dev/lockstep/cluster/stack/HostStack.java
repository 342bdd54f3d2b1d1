package dev.lockstep.cluster.stack;

import dev.lockstep.cluster.net.Host;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sockets of one host. */
final class HostStack {
    final Host host;
    final PortTable tcp = new PortTable();
    final PortTable udp = new PortTable();
    final Map<String, UnixSocket> unix = new HashMap<>();
    private StreamSocket firstConnection;

    HostStack(Host host) {
        this.host = host;
    }

    /** A connection stands. */
    void add(StreamSocket socket) {
        socket.nextConnection = firstConnection;
        if (firstConnection != null) {
            firstConnection.previousConnection = socket;
        }
        firstConnection = socket;
    }

    /** A socket is closed. */
    void remove(StreamSocket socket) {
        StreamSocket previous = socket.previousConnection;
        StreamSocket next = socket.nextConnection;
        if (previous != null) {
            previous.nextConnection = next;
        } else if (firstConnection == socket) {
            firstConnection = next;
        }
        if (next != null) {
            next.previousConnection = previous;
        }
        socket.previousConnection = null;
        socket.nextConnection = null;
    }

    /** A datagram has arrived; true if any socket is meant. */
    boolean receive(Datagram datagram) {
        List<Socket> sockets = udp.at(datagram.addressPort);
        DatagramSocket best = null;
        boolean any = false;
        for (int i = 0; sockets != null && i < sockets.size(); i++) {
            DatagramSocket socket = (DatagramSocket) sockets.get(i);
            if (!socket.accepts(datagram)) {
                continue;
            }
            any = true;
            if (datagram.toAll) {
                socket.enqueue(datagram);
            } else if (best == null || rank(socket) >= rank(best)) {
                best = socket;
            }
        }
        if (best != null) {
            best.enqueue(datagram);
        }
        return any;
    }

    /** Connected sockets are meant before bound ones, and those before wildcards. */
    private static int rank(DatagramSocket socket) {
        int connected = socket.remoteAddress() != null ? 2 : 0;
        return connected + (socket.localAddress().isAnyLocalAddress() ? 0 : 1);
    }

    /** Every socket ceases to exist. */
    void takeDown(boolean silent) {
        for (StreamSocket socket = firstConnection; socket != null; socket = firstConnection) {
            if (silent) {
                socket.vanish();
            } else {
                socket.abort();
            }
            remove(socket);
        }
        for (Socket socket : tcp.all()) {
            socket.close();
        }
        for (Socket socket : udp.all()) {
            socket.close();
        }
        unix.clear();
    }

    /** Breaks every connection with a host. */
    void breakConnections(Host other) {
        for (StreamSocket socket = firstConnection; socket != null; socket = socket.nextConnection) {
            if (socket.in != null && socket.in.from.host() == other) {
                socket.fail(Errno.ECONNRESET);
            }
        }
    }
}
