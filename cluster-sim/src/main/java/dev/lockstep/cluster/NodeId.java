package dev.lockstep.cluster;

/**
 * Name and address of one node, spelled {@code name@host:port}; an IPv6 host stands in brackets. Immutable, safe
 * for any thread. Ordered by name, then host, then port.
 */
public final class NodeId implements Comparable<NodeId> {
    /** Highest port. */
    public static final int MAX_PORT = 65_535;

    private final String name;
    private final String host;
    private final int port;

    /**
     * Creates an id from its parts.
     *
     * @param name letters, digits, {@code -}, {@code _} and {@code .}; at least one
     * @param host host name or address, without brackets
     * @param port from 1 to {@link #MAX_PORT}
     * @throws IllegalArgumentException if a part is malformed; the message says which, in one line
     */
    public NodeId(String name, String host, int port) {
        if (name == null || !isWord(name, "-_.")) {
            throw bad("name", name, "letters, digits, '-', '_' and '.'");
        }
        if (host == null || !isWord(host, host.indexOf(':') < 0 ? "-_." : ":.%")) {
            throw bad("host", host, "a host name or an address");
        }
        if (port < 1 || port > MAX_PORT) {
            throw bad("port", String.valueOf(port), "a number from 1 to 65535");
        }
        this.name = name;
        this.host = host;
        this.port = port;
    }

    /**
     * Reads {@code name@host:port}.
     *
     * @throws IllegalArgumentException if {@code text} is malformed; the message says where, in one line
     */
    public static NodeId parse(String text) {
        if (text == null) {
            throw bad("node", null, "name@host:port");
        }
        int at = text.indexOf('@');
        int colon = text.lastIndexOf(':');
        if (at < 0 || colon < at) {
            throw bad("node", text, "name@host:port");
        }
        String host = unbracketed(text.substring(at + 1, colon));
        return new NodeId(text.substring(0, at), host, port(text.substring(colon + 1)));
    }

    private static String unbracketed(String host) {
        boolean open = host.startsWith("[");
        if (open != host.endsWith("]") || open != host.indexOf(':') >= 0) {
            throw bad("host", host, "a host name or an address, in brackets if it contains ':'");
        }
        return open ? host.substring(1, host.length() - 1) : host;
    }

    private static int port(String digits) {
        int value = digits.isEmpty() ? -1 : 0;
        for (int i = 0; i < digits.length() && value >= 0 && value <= MAX_PORT; i++) {
            char digit = digits.charAt(i);
            value = digit >= '0' && digit <= '9' ? value * 10 + digit - '0' : -1;
        }
        if (value < 1 || value > MAX_PORT) {
            throw bad("port", digits, "a number from 1 to 65535");
        }
        return value;
    }

    private static boolean isWord(String text, String others) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && others.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static IllegalArgumentException bad(String part, String value, String allowed) {
        StringBuilder line = new StringBuilder("bad ").append(part).append(" '");
        for (int i = 0; value != null && i < value.length(); i++) {
            char c = value.charAt(i);
            line.append(Character.isISOControl(c) ? '?' : c); // keeps the message on one line
        }
        return new IllegalArgumentException(
                line.append("'; allowed: ").append(allowed).toString());
    }

    /** The node's name. */
    public String name() {
        return name;
    }

    /** Host name or address, without brackets. */
    public String host() {
        return host;
    }

    /** Port, from 1 to {@link #MAX_PORT}. */
    public int port() {
        return port;
    }

    @Override
    public int compareTo(NodeId other) {
        int order = name.compareTo(other.name);
        if (order == 0) {
            order = host.compareTo(other.host);
        }
        return order == 0 ? Integer.compare(port, other.port) : order;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeId && compareTo((NodeId) other) == 0;
    }

    @Override
    public int hashCode() {
        return (name.hashCode() * 31 + host.hashCode()) * 31 + port;
    }

    /** {@code name@host:port}, as {@link #parse} reads it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name).append('@');
        if (host.indexOf(':') < 0) {
            text.append(host);
        } else {
            text.append('[').append(host).append(']');
        }
        return text.append(':').append(port).toString();
    }
}
