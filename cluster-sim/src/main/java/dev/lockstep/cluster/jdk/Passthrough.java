package dev.lockstep.cluster.jdk;

import dev.lockstep.cluster.stack.DatagramSocket;
import dev.lockstep.cluster.stack.Kernel;
import dev.lockstep.controller.OutsideAddress;
import dev.lockstep.hooks.Current;
import dev.lockstep.hooks.Outside;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Which servers outside the run its programs may reach, as {@code lockstep.network.passthrough} names them. */
final class Passthrough {
    private static final InetAddress[] NONE = {};

    /** What names have been found to mean: they are the machine's, so one JVM needs to ask only once. */
    private static final Map<String, InetAddress[]> KNOWN = new HashMap<>();

    private Passthrough() {}

    /** True if a connection to that address leaves the run. */
    static boolean names(InetAddress address, int port) {
        for (OutsideAddress server : Kernel.get().settings().network.passthrough) {
            if ((server.port == OutsideAddress.ANY_PORT || server.port == port) && isAt(server.host, address)) {
                return true;
            }
        }
        return false;
    }

    /** Throws if the option names what datagrams would be sent to: they would be lost, and nobody would know why. */
    static void refuseDatagrams(DatagramSocket socket, InetAddress address, int port) throws SocketException {
        if (!socket.reaches(address) && names(address, port)) {
            throw new SocketException("lockstep.network.passthrough lets TCP connections out, no datagrams: "
                    + literal(address) + ":" + port);
        }
    }

    private static boolean isAt(String host, InetAddress address) {
        if (host.equals("localhost") ? address.isLoopbackAddress() : host.equals(literal(address))) {
            return true;
        }
        for (InetAddress known : KNOWN.getOrDefault(host, NONE)) {
            if (known.equals(address)) {
                return true;
            }
        }
        return false;
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        return text.equals("0:0:0:0:0:0:0:1") ? "::1" : text;
    }

    /** Addresses of a name that the option names, asked of the machine; none for any other name. */
    static InetAddress[] lookup(String name) throws UnknownHostException {
        String host = name.toLowerCase(Locale.ROOT);
        for (OutsideAddress server : Kernel.get().settings().network.passthrough) {
            if (server.host.equals(host)) {
                InetAddress[] known = KNOWN.get(host);
                if (known == null) {
                    known = ask(host);
                    KNOWN.put(host, known);
                }
                return known;
            }
        }
        return NONE;
    }

    private static InetAddress[] ask(String host) throws UnknownHostException {
        Lookup lookup = new Lookup(host);
        try {
            Current.controller.outside(lookup);
        } catch (UnknownHostException e) {
            throw e;
        } catch (IOException e) {
            throw new UnknownHostException(host + ": " + e.getMessage());
        }
        return lookup.found;
    }

    /** Asks the machine's resolver. */
    private static final class Lookup extends Outside {
        private final String host;
        private InetAddress[] found = NONE;

        Lookup(String host) {
            this.host = host;
        }

        @Override
        public void call() throws IOException {
            found = InetAddress.getAllByName(host);
        }

        @Override
        public String event() {
            return "lookup of " + host;
        }
    }
}
