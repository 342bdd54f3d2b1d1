package dev.lockstep.cluster.stack;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ports of one protocol on one host, and who is bound to each. */
final class PortTable {
    private static final int FIRST_EPHEMERAL = 32_768;
    private static final int LAST_EPHEMERAL = 60_999;
    private final Map<Integer, List<Socket>> bound = new HashMap<>();
    private int nextEphemeral = FIRST_EPHEMERAL;

    /** Binds; port 0 takes the next free one. Returns 0 or an error. */
    int bind(Socket socket, int port) {
        if (port == 0) {
            int free = freePort();
            if (free == 0) {
                return Io.error(Errno.EADDRINUSE);
            }
            enter(socket, free);
            return 0;
        }
        List<Socket> others = bound.get(port);
        for (int i = 0; others != null && i < others.size(); i++) {
            Socket other = others.get(i);
            if (socket.overlaps(other) && !mayShare(socket, other)) {
                return Io.error(Errno.EADDRINUSE);
            }
        }
        enter(socket, port);
        return 0;
    }

    private static boolean mayShare(Socket a, Socket b) {
        return a.options.reusePort && b.options.reusePort
                || a.options.reuseAddress && b.options.reuseAddress && !b.isExclusive();
    }

    private int freePort() {
        for (int tries = FIRST_EPHEMERAL; tries <= LAST_EPHEMERAL; tries++) {
            int port = nextEphemeral;
            nextEphemeral = port == LAST_EPHEMERAL ? FIRST_EPHEMERAL : port + 1;
            if (!bound.containsKey(port)) {
                return port;
            }
        }
        return 0;
    }

    private void enter(Socket socket, int port) {
        socket.localPort = port;
        List<Socket> others = bound.get(port);
        if (others == null) {
            others = new ArrayList<>(1);
            bound.put(port, others);
        }
        others.add(socket);
    }

    /** Forgets a socket. */
    void release(Socket socket) {
        List<Socket> others = bound.get(socket.localPort);
        if (others != null && others.remove(socket) && others.isEmpty()) {
            bound.remove(socket.localPort);
        }
    }

    /** Sockets bound to a port, in order; null if none is. */
    List<Socket> at(int port) {
        return bound.get(port);
    }

    /** True if another socket listens where {@code socket} is about to. */
    boolean hasOtherListener(Socket socket) {
        List<Socket> others = bound.get(socket.localPort);
        for (int i = 0; others != null && i < others.size(); i++) {
            Socket other = others.get(i);
            if (other != socket
                    && other.isExclusive()
                    && socket.overlaps(other)
                    && !(socket.options.reusePort && other.options.reusePort)) {
                return true;
            }
        }
        return false;
    }

    /** The listener for connections to that address; the more specific wins; null if there is none. */
    StreamSocket listener(InetAddress address, int port) {
        List<Socket> others = bound.get(port);
        StreamSocket best = null;
        for (int i = 0; others != null && i < others.size(); i++) {
            Socket socket = others.get(i);
            if (socket.isExclusive() && socket.listensOn(address)) {
                boolean better = best == null
                        || best.localAddress.isAnyLocalAddress() && !socket.localAddress.isAnyLocalAddress();
                best = better ? (StreamSocket) socket : best;
            }
        }
        return best;
    }

    /** All sockets, in order of port and binding. */
    List<Socket> all() {
        List<Socket> result = new ArrayList<>();
        for (List<Socket> sockets : bound.values()) {
            result.addAll(sockets);
        }
        return result;
    }
}
