package dev.lockstep.cluster.jdk;

import dev.lockstep.cluster.stack.DatagramSocket;
import dev.lockstep.cluster.stack.Errno;
import dev.lockstep.cluster.stack.Io;
import dev.lockstep.cluster.stack.Kernel;
import dev.lockstep.cluster.stack.OpenFile;
import dev.lockstep.cluster.stack.Ready;
import dev.lockstep.cluster.stack.Socket;
import dev.lockstep.cluster.stack.StreamSocket;
import dev.lockstep.cluster.stack.TcpSocket;
import dev.lockstep.cluster.stack.Wildcards;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;

/** {@code sun.nio.ch.Net}. */
public final class NetCalls {
    private static final int SHUT_RD = 0;
    private static final int SHUT_WR = 1;

    private NetCalls() {}

    private static Socket socket(FileDescriptor fd) throws IOException {
        return (Socket) Fds.file(fd);
    }

    private static boolean isDual(ProtocolFamily family) {
        return isIPv6Available() && family != StandardProtocolFamily.INET;
    }

    /** A run always has IPv6, unless the program prefers to do without. */
    public static boolean isIPv6Available() {
        return !Boolean.getBoolean("java.net.preferIPv4Stack");
    }

    /** {@code Net.socket}. */
    public static FileDescriptor socket(ProtocolFamily family, boolean stream) {
        Kernel kernel = Kernel.get();
        return Fds.of(stream ? kernel.openTcp(isDual(family)) : kernel.openUdp(isDual(family)));
    }

    /** {@code Net.serverSocket}: as the JDK does on Unix, with {@code SO_REUSEADDR}. */
    public static FileDescriptor serverSocket(ProtocolFamily family) throws IOException {
        FileDescriptor fd = Fds.of(Kernel.get().openTcp(isDual(family)));
        socket(fd).options().set("SO_REUSEADDR", Boolean.TRUE);
        return fd;
    }

    /** As above, before JDK 21. */
    public static FileDescriptor serverSocket(ProtocolFamily family, boolean stream) throws IOException {
        return serverSocket(family);
    }

    /** {@code Net.bind}. */
    public static void bind(ProtocolFamily family, FileDescriptor fd, InetAddress address, int port)
            throws IOException {
        Socket socket = socket(fd);
        Points.before(socket, Points.BIND);
        Failures.checkSocket(socket.bind(address, port));
    }

    /** {@code Net.listen}. */
    public static void listen(FileDescriptor fd, int backlog) throws IOException {
        StreamSocket socket = (StreamSocket) socket(fd);
        Points.before(socket, Points.BIND);
        Failures.checkSocket(socket.listen(backlog));
    }

    /** {@code Net.connect}: 1 if done, or unavailable. */
    public static int connect(ProtocolFamily family, FileDescriptor fd, InetAddress remote, int port)
            throws IOException {
        Socket socket = socket(fd);
        Points.before(socket, Points.CONNECT);
        InetAddress target = remote;
        if (remote.isAnyLocalAddress()) {
            target = remote instanceof Inet4Address ? Wildcards.LOOPBACK4 : Wildcards.LOOPBACK6;
        }
        if (socket instanceof TcpSocket && Passthrough.names(target, port)) {
            return Gateway.connect((TcpSocket) socket, target, port);
        }
        if (socket instanceof TcpSocket) {
            return Failures.checkSocket(((TcpSocket) socket).connect(target, port));
        }
        DatagramSocket datagrams = (DatagramSocket) socket;
        Passthrough.refuseDatagrams(datagrams, target, port);
        return Failures.checkSocket(datagrams.connect(target, port));
    }

    /** {@code Net.accept}: 1 if done, or unavailable. */
    public static int accept(FileDescriptor fd, FileDescriptor newfd, InetSocketAddress[] address) throws IOException {
        StreamSocket socket = (StreamSocket) socket(fd);
        Points.before(socket, Points.ACCEPT);
        if (!socket.isListening()) {
            if (socket.isClosed()) {
                return Io.UNAVAILABLE; // the JDK asks next whether its channel is open
            }
            throw Failures.ofSocket(Errno.EINVAL);
        }
        StreamSocket accepted = socket.accept();
        if (accepted == null) {
            return Io.UNAVAILABLE;
        }
        Fds.set(newfd, Kernel.get().open(accepted));
        address[0] = new InetSocketAddress(accepted.remoteAddress(), accepted.remotePort());
        return 1;
    }

    /** {@code Net.shutdown}; a socket that is not connected is no error, as in the JDK. */
    public static void shutdown(FileDescriptor fd, int how) throws IOException {
        StreamSocket socket = (StreamSocket) socket(fd);
        Points.before(socket, Points.SHUTDOWN);
        int result = socket.shutdown(how != SHUT_WR, how != SHUT_RD);
        if (result != Io.error(Errno.ENOTCONN)) {
            Failures.checkSocket(result);
        }
    }

    /** {@code Net.localAddress}. */
    public static InetSocketAddress localAddress(FileDescriptor fd) throws IOException {
        Socket socket = socket(fd);
        return new InetSocketAddress(socket.localAddress(), socket.localPort());
    }

    /** {@code Net.remoteAddress}. */
    public static InetSocketAddress remoteAddress(FileDescriptor fd) throws IOException {
        Socket socket = socket(fd);
        if (socket.remoteAddress() == null) {
            throw Failures.ofSocket(Errno.ENOTCONN);
        }
        return new InetSocketAddress(socket.remoteAddress(), socket.remotePort());
    }

    /** {@code Net.poll}. */
    public static int poll(FileDescriptor fd, int events, long millis) throws IOException {
        OpenFile file = Fds.file(fd);
        return Kernel.get().poll(file, events, millis);
    }

    /** {@code Net.pollConnect}: true once connected. */
    public static boolean pollConnect(FileDescriptor fd, long millis) throws IOException {
        OpenFile file = Fds.file(fd);
        if (Kernel.get().poll(file, Ready.OUT, millis) == 0) {
            return false;
        }
        checkConnect((StreamSocket) file);
        return true;
    }

    static void checkConnect(StreamSocket socket) throws IOException {
        int errno = socket.pendingError();
        if (errno != 0) {
            throw Failures.ofSocket(errno);
        }
    }

    /** {@code Net.available}. */
    public static int available(FileDescriptor fd) throws IOException {
        OpenFile file = Fds.file(fd);
        Points.before(file, Points.READ);
        return Failures.checkSocket(file.available());
    }

    /** {@code Net.sendOOB}: urgent data is seen only by a peer that wants it in line. */
    public static int sendOOB(FileDescriptor fd, byte data) throws IOException {
        StreamSocket socket = (StreamSocket) socket(fd);
        Points.before(socket, Points.WRITE);
        return Failures.checkSocket(socket.writeUrgent(data));
    }

    /** {@code Net.discardOOB}: nothing is ever left of urgent data. */
    public static boolean discardOOB(FileDescriptor fd) {
        return false;
    }
}
