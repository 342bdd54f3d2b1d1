package dev.lockstep.cluster.jdk;

import dev.lockstep.cluster.net.Addresses;
import dev.lockstep.cluster.stack.DatagramSocket;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.InetAddress;

/** Multicast groups: the part of {@code sun.nio.ch.Net} that joins, leaves, blocks and chooses interfaces. */
public final class MulticastCalls {
    private static final String INTERFACE = "IP_MULTICAST_IF index";

    private MulticastCalls() {}

    private static DatagramSocket socket(FileDescriptor fd) throws IOException {
        DatagramSocket socket = (DatagramSocket) Fds.file(fd);
        Points.before(socket, Points.MEMBERSHIP);
        return socket;
    }

    private static InetAddress ipv4(int bits) {
        return Addresses.of(new byte[] {(byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits});
    }

    private static InetAddress source4(int bits) {
        return bits == 0 ? null : ipv4(bits);
    }

    private static InetAddress source6(byte[] bytes) {
        return bytes == null ? null : Addresses.of(bytes);
    }

    private static int index(DatagramSocket socket, int interfaceAddress) {
        if (interfaceAddress == 0) {
            return InterfaceCalls.OWN;
        }
        return InterfaceCalls.indexOf(socket.host(), ipv4(interfaceAddress));
    }

    private static int index(int given) {
        return given == 0 ? InterfaceCalls.OWN : given;
    }

    /** {@code join4}. */
    public static int join4(FileDescriptor fd, int group, int interf, int source) throws IOException {
        DatagramSocket socket = socket(fd);
        return Failures.checkSocket(socket.join(ipv4(group), index(socket, interf), source4(source)));
    }

    /** {@code drop4}. */
    public static void drop4(FileDescriptor fd, int group, int interf, int source) throws IOException {
        DatagramSocket socket = socket(fd);
        Failures.checkSocket(socket.leave(ipv4(group), index(socket, interf), source4(source)));
    }

    /** {@code block4}. */
    public static int block4(FileDescriptor fd, int group, int interf, int source) throws IOException {
        DatagramSocket socket = socket(fd);
        return Failures.checkSocket(socket.block(ipv4(group), index(socket, interf), source4(source), true));
    }

    /** {@code unblock4}. */
    public static void unblock4(FileDescriptor fd, int group, int interf, int source) throws IOException {
        DatagramSocket socket = socket(fd);
        Failures.checkSocket(socket.block(ipv4(group), index(socket, interf), source4(source), false));
    }

    /** {@code join6}. */
    public static int join6(FileDescriptor fd, byte[] group, int index, byte[] source) throws IOException {
        return Failures.checkSocket(socket(fd).join(Addresses.of(group), index(index), source6(source)));
    }

    /** {@code drop6}. */
    public static void drop6(FileDescriptor fd, byte[] group, int index, byte[] source) throws IOException {
        Failures.checkSocket(socket(fd).leave(Addresses.of(group), index(index), source6(source)));
    }

    /** {@code block6}. */
    public static int block6(FileDescriptor fd, byte[] group, int index, byte[] source) throws IOException {
        return Failures.checkSocket(socket(fd).block(Addresses.of(group), index(index), source6(source), true));
    }

    /** {@code unblock6}. */
    public static void unblock6(FileDescriptor fd, byte[] group, int index, byte[] source) throws IOException {
        Failures.checkSocket(socket(fd).block(Addresses.of(group), index(index), source6(source), false));
    }

    /** {@code setInterface4}. */
    public static void setInterface4(FileDescriptor fd, int interf) throws IOException {
        DatagramSocket socket = socket(fd);
        setInterface6(fd, interf == 0 ? 0 : index(socket, interf));
    }

    /** {@code getInterface4}: an address of the interface, or 0 for the default. */
    public static int getInterface4(FileDescriptor fd) throws IOException {
        int index = getInterface6(fd);
        if (index == 0) {
            return 0;
        }
        DatagramSocket socket = (DatagramSocket) Fds.file(fd);
        byte[] bytes = InterfaceCalls.ipv4(socket.host(), index).getAddress();
        return (bytes[0] & 0xFF) << 24 | (bytes[1] & 0xFF) << 16 | (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
    }

    /** {@code setInterface6}. */
    public static void setInterface6(FileDescriptor fd, int index) throws IOException {
        DatagramSocket socket = (DatagramSocket) Fds.file(fd);
        socket.options().set(INTERFACE, index);
        socket.leaveByLoopback(index == InterfaceCalls.LOOPBACK);
    }

    /** {@code getInterface6}. */
    public static int getInterface6(FileDescriptor fd) throws IOException {
        Object index = ((DatagramSocket) Fds.file(fd)).options().get(INTERFACE);
        return index == null ? 0 : (Integer) index;
    }
}
