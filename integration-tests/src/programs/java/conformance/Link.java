package conformance;

import java.net.Socket;

/** Both ends of a TCP connection: {@code near} has connected, {@code far} was accepted. */
record Link(Socket near, Socket far) {}
