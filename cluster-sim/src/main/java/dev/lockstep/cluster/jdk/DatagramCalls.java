package dev.lockstep.cluster.jdk;

import dev.lockstep.cluster.stack.ByteArrays;
import dev.lockstep.cluster.stack.DatagramSocket;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import jdk.internal.misc.Unsafe;

/** The natives of {@code sun.nio.ch.DatagramChannelImpl}, under every kind of datagram socket. */
public final class DatagramCalls {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int PORT = 2;
    private static final int ADDRESS4 = 4;
    private static final int FLOW6 = 4;
    private static final int ADDRESS6 = 8;
    private static final int SCOPE6 = 24;
    private static final RealNatives DISCONNECT =
            new RealNatives("sun.nio.ch.DatagramChannelImpl", "disconnect0", FileDescriptor.class, boolean.class);

    private DatagramCalls() {}

    /** Fields of the JDK's channel, found when the first datagram is received. */
    private static final class Fields {
        static final long FD = offset("sun.nio.ch.DatagramChannelImpl", "fd");
        static final long SOURCE = offset("sun.nio.ch.DatagramChannelImpl", "sourceSockAddr");
        static final long ADDRESS = offset("sun.nio.ch.NativeSocketAddress", "address");

        private static long offset(String type, String field) {
            try {
                return UNSAFE.objectFieldOffset(Class.forName(type), field);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** True if the channel's descriptor is simulated. */
    public static boolean isSimulated(Object channel) {
        return Fds.isManaged() && Fds.isSimulated((FileDescriptor) UNSAFE.getReference(channel, Fields.FD));
    }

    /** {@code receive}: stores the sender where the JDK looks for it. */
    public static int receive(Object channel, ByteBuffer target, boolean connected) throws IOException {
        FileDescriptor fd = (FileDescriptor) UNSAFE.getReference(channel, Fields.FD);
        DatagramSocket socket = (DatagramSocket) Fds.file(fd);
        int count = target.hasRemaining() ? BufferCalls.read(socket, target) : FileCalls.readInto(socket, null, 0L, 0);
        if (count >= 0) {
            Object source = UNSAFE.getReference(channel, Fields.SOURCE);
            store(UNSAFE.getLong(source, Fields.ADDRESS), socket.lastSource(), socket.lastPort());
        }
        return count;
    }

    /** Writes a {@code sockaddr_in} or {@code sockaddr_in6}. */
    private static void store(long address, InetAddress source, int port) {
        byte[] bytes = source.getAddress();
        boolean ipv4 = source instanceof Inet4Address;
        UNSAFE.putShort(address, (short) (ipv4 ? AF_INET : AF_INET6));
        UNSAFE.putByte(address + PORT, (byte) (port >>> 8));
        UNSAFE.putByte(address + PORT + 1, (byte) port);
        if (!ipv4) {
            UNSAFE.putInt(address + FLOW6, 0);
            UNSAFE.putInt(address + SCOPE6, 0);
        }
        long at = address + (ipv4 ? ADDRESS4 : ADDRESS6);
        UNSAFE.copyMemory(bytes, ByteArrays.BASE, null, at, bytes.length);
    }

    /** {@code send} to an address, from a channel that is not connected. */
    public static int send(Object channel, FileDescriptor fd, ByteBuffer source, InetSocketAddress target)
            throws IOException {
        DatagramSocket socket = (DatagramSocket) Fds.file(fd);
        Points.before(socket, Points.WRITE);
        Passthrough.refuseDatagrams(socket, target.getAddress(), target.getPort());
        int start = source.position();
        int length = source.remaining();
        Object base = Buffers.base(source);
        long offset = Buffers.offset(source);
        if (!Buffers.isPlain(source)) {
            byte[] bytes = new byte[length];
            source.get(bytes);
            source.position(start);
            base = bytes;
            offset = ByteArrays.BASE;
        }
        int count = Failures.checkDatagram(socket.send(base, offset, length, target.getAddress(), target.getPort()));
        if (count > 0) {
            source.position(start + count);
        }
        return count;
    }

    /** {@code disconnect0}. */
    public static void disconnect0(FileDescriptor fd, boolean ipv6) throws IOException {
        if (Fds.isSimulated(fd)) {
            ((DatagramSocket) Fds.file(fd)).disconnect();
        } else {
            DISCONNECT.call(fd, ipv6);
        }
    }
}
