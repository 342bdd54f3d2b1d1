package dev.lockstep.cluster.jdk;

import dev.lockstep.cluster.stack.Errno;
import dev.lockstep.cluster.stack.Io;
import dev.lockstep.cluster.stack.Kernel;
import dev.lockstep.cluster.stack.StreamSocket;
import dev.lockstep.cluster.stack.UnixSocket;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** {@code sun.nio.ch.UnixDomainSockets}. A bound name shows as a plain, empty file, which programs test and delete. */
public final class UnixCalls {
    private static final int MAX_PATH = 107;

    private UnixCalls() {}

    private static UnixSocket socket(FileDescriptor fd) throws IOException {
        return (UnixSocket) Fds.file(fd);
    }

    private static String name(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /** {@code socket}. */
    public static FileDescriptor socket() {
        return Fds.of(Kernel.get().openUnix());
    }

    /** {@code bind}. */
    public static void bind(FileDescriptor fd, Path path) throws IOException {
        UnixSocket socket = socket(fd);
        if (path.toString().isEmpty()) {
            throw new BindException("Server socket cannot bind to unnamed address");
        }
        if (path.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > MAX_PATH) {
            throw new SocketException("Unix domain path too long");
        }
        Points.before(socket, Points.BIND);
        try {
            Files.createFile(path);
        } catch (FileAlreadyExistsException e) {
            throw Failures.ofSocket(Errno.EADDRINUSE);
        } catch (NoSuchFileException e) {
            throw Failures.ofSocket(Errno.ENOENT);
        } catch (IOException e) {
            throw Failures.ofSocket(Errno.EACCES);
        }
        Failures.checkSocket(socket.bindPath(name(path), path.toString()));
    }

    /** {@code connect}: 1, or unavailable. */
    public static int connect(FileDescriptor fd, Path path) throws IOException {
        UnixSocket socket = socket(fd);
        Points.before(socket, Points.CONNECT);
        if (!Files.exists(path)) {
            throw Failures.ofSocket(Errno.ENOENT);
        }
        int result = socket.connectPath(name(path));
        while (result == Io.UNAVAILABLE && socket.isBlocking()) {
            Kernel.get().awaitRoom(name(path), socket.host());
            result = socket.connectPath(name(path));
        }
        return Failures.checkSocket(result);
    }

    /** {@code accept}: 1, or unavailable. */
    public static int accept(FileDescriptor fd, FileDescriptor newfd, String[] paths) throws IOException {
        StreamSocket socket = socket(fd);
        Points.before(socket, Points.ACCEPT);
        if (!socket.isListening()) {
            if (socket.isClosed()) {
                return Io.UNAVAILABLE;
            }
            throw Failures.ofSocket(Errno.EINVAL);
        }
        UnixSocket accepted = (UnixSocket) socket.accept();
        if (accepted == null) {
            return Io.UNAVAILABLE;
        }
        Fds.set(newfd, Kernel.get().open(accepted));
        paths[0] = accepted.remotePath();
        return 1;
    }

    /** {@code localAddress}. */
    public static UnixDomainSocketAddress localAddress(FileDescriptor fd) throws IOException {
        return UnixDomainSocketAddress.of(socket(fd).path());
    }
}
