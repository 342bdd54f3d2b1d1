package dev.lockstep.cluster.stack;

import dev.lockstep.cluster.net.Host;

/** One end of a message, for reports. Holds no buffers, so that remembered messages cost little. */
final class End {
    private final Host host;
    private final int port;
    private final String path;

    End(Host host, int port) {
        this.host = host;
        this.port = port;
        this.path = null;
    }

    End(Host host, String path) {
        this.host = host;
        this.port = 0;
        this.path = path;
    }

    @Override
    public String toString() {
        return path == null ? host.name() + ":" + port : host.name() + ":" + path;
    }
}
