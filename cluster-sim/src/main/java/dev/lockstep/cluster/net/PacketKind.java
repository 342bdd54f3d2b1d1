package dev.lockstep.cluster.net;

/** What a packet is for. */
public enum PacketKind {
    /** Asks for a connection. */
    CONNECT,
    /** Grants a connection. */
    ACCEPT,
    /** Bytes of a stream. */
    DATA,
    /** End of one direction of a stream. */
    END,
    /** Breaks a connection, or refuses one. */
    RESET,
    /** A datagram. */
    DATAGRAM,
    /** Tells the sender of a datagram that nobody listens. */
    UNREACHABLE
}
