package dev.lockstep.cluster.stack;

import dev.lockstep.cluster.net.Host;

/** A Unix-domain stream socket. Its name is a path; whether there is a file of that name is the caller's concern. */
public final class UnixSocket extends StreamSocket {
    private String path = "";
    private String key = "";
    private String remotePath = "";

    UnixSocket(Kernel kernel, Host host) {
        super(kernel, host, false);
    }

    @Override
    boolean isLocal() {
        return true;
    }

    @Override
    StreamSocket sibling() {
        UnixSocket server = new UnixSocket(kernel(), host());
        server.path = path;
        return server;
    }

    @Override
    PortTable ports() {
        throw new IllegalStateException("a path is no port");
    }

    /** Path it is bound to; empty if to none. */
    public String path() {
        return path;
    }

    /** Path of its peer; empty if that has none. */
    public String remotePath() {
        return remotePath;
    }

    /** Takes the path that {@code name} spells absolutely and {@code shown} as given: 0 or an error. */
    public int bindPath(String name, String shown) {
        if (!path.isEmpty()) {
            return Io.error(Errno.EINVAL);
        }
        stack().unix.put(name, this);
        key = name;
        path = shown;
        return 0;
    }

    /** Connects at once: 1, unavailable if the listener has no room, or an error. */
    public int connectPath(String name) {
        if (phase != Phase.NEW) {
            return Io.error(phase == Phase.CONNECTED ? Errno.EISCONN : Errno.EINVAL);
        }
        UnixSocket listener = stack().unix.get(name);
        if (listener == null || !listener.isListening()) {
            return Io.error(Errno.ECONNREFUSED);
        }
        if (listener.isFull()) {
            return Io.UNAVAILABLE;
        }
        phase = Phase.CONNECTING;
        remotePath = listener.path;
        UnixSocket server = (UnixSocket) listener.connectionFrom(this, null, null);
        server.remotePath = path;
        return 1;
    }

    @Override
    void unbind() {
        if (!key.isEmpty() && stack().unix.get(key) == this) {
            stack().unix.remove(key);
        }
    }
}
