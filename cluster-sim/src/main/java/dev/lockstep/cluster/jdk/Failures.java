package dev.lockstep.cluster.jdk;

import dev.lockstep.cluster.stack.Errno;
import dev.lockstep.cluster.stack.Io;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;

/** Turns errors of the stack into the exceptions that the JDK's native code throws for them. */
final class Failures {
    private Failures() {}

    /** What calls on sockets throw. */
    static SocketException ofSocket(int errno) {
        String message = Errno.message(errno);
        switch (errno) {
            case Errno.ECONNREFUSED:
            case Errno.ETIMEDOUT:
            case Errno.ENOTCONN:
                return new ConnectException(message);
            case Errno.EHOSTUNREACH:
                return new NoRouteToHostException(message);
            case Errno.EADDRINUSE:
            case Errno.EADDRNOTAVAIL:
            case Errno.EACCES:
                return new BindException(message);
            default:
                return new SocketException(message);
        }
    }

    /** Passes a result through, or throws as calls on sockets do. */
    static int checkSocket(int result) throws IOException {
        if (Io.isError(result)) {
            throw ofSocket(Io.errno(result));
        }
        return result;
    }

    /** Passes the result of a read from a stream through, or throws. */
    static int checkRead(int result) throws IOException {
        if (Io.isError(result)) {
            int errno = Io.errno(result);
            if (errno == Errno.ECONNRESET || errno == Errno.EPIPE) {
                throw connectionReset();
            }
            throw new IOException(Errno.message(errno));
        }
        return result;
    }

    /** Passes the result of a write to a stream through, or throws. */
    static int checkWrite(int result) throws IOException {
        if (Io.isError(result)) {
            throw new IOException(Errno.message(Io.errno(result)));
        }
        return result;
    }

    /** Passes the result of a call on a datagram socket through, or throws. */
    static int checkDatagram(int result) throws IOException {
        if (Io.isError(result)) {
            int errno = Io.errno(result);
            if (errno == Errno.ECONNREFUSED) {
                throw new PortUnreachableException();
            }
            throw ofSocket(errno);
        }
        return result;
    }

    /** The JDK's own marker, which its channels recognise. */
    private static IOException connectionReset() {
        try {
            Constructor<?> constructor =
                    Class.forName("sun.net.ConnectionResetException").getDeclaredConstructor(String.class);
            constructor.setAccessible(true);
            return (IOException) constructor.newInstance("Connection reset");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
