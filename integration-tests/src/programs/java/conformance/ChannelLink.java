package conformance;

import java.nio.channels.SocketChannel;

/** Both ends of a stream connection: {@code near} has connected, {@code far} was accepted. */
record ChannelLink(SocketChannel near, SocketChannel far) {}
