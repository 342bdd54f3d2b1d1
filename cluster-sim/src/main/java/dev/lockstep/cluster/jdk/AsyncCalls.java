package dev.lockstep.cluster.jdk;

import dev.lockstep.cluster.stack.StreamSocket;
import java.io.IOException;

/** The one native of {@code sun.nio.ch.UnixAsynchronousSocketChannelImpl}. */
public final class AsyncCalls {
    private static final RealNatives CHECK_CONNECT =
            new RealNatives("sun.nio.ch.UnixAsynchronousSocketChannelImpl", "checkConnect", int.class);

    private AsyncCalls() {}

    /** {@code checkConnect}. */
    public static void checkConnect(int number) throws IOException {
        if (Fds.isSimulated(number)) {
            NetCalls.checkConnect((StreamSocket) Fds.file(number));
        } else {
            CHECK_CONNECT.call(number);
        }
    }
}
