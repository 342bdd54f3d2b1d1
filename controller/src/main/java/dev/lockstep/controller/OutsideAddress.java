package dev.lockstep.controller;

/** A server outside the run that managed code may reach. Immutable. */
public final class OutsideAddress {
    /** Any port, as {@link #port}. */
    public static final int ANY_PORT = 0;

    /** A name, or a literal address without brackets; lower case. */
    public final String host;

    /** Its port, or {@link #ANY_PORT}. */
    public final int port;

    /** Names a server by its host and port. */
    public OutsideAddress(String host, int port) {
        this.host = host;
        this.port = port;
    }
}
