package dev.lockstep.cluster.stack;

import dev.lockstep.cluster.net.Fabric;
import dev.lockstep.cluster.net.Host;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import jdk.internal.misc.Unsafe;

/** A UDP socket. */
public final class DatagramSocket extends Socket {
    private static final int MAX_LENGTH4 = 65_507;
    private static final int MAX_LENGTH6 = 65_527;
    private static final int OVERHEAD = 256;
    private static final int DEFAULT_BUFFER = 212_992;
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private final ArrayDeque<Datagram> queue = new ArrayDeque<>();
    private final List<Membership> memberships = new ArrayList<>();
    private int queuedBytes;

    /** Multicasts leave by the loopback interface, and so reach this host only. */
    private boolean byLoopback;

    private InetAddress lastSource;
    private int lastPort;

    /** When the last datagram to this host itself arrives: there they stay in order. */
    long lastArrivalNanos;

    DatagramSocket(Kernel kernel, Host host, boolean dual) {
        super(kernel, host, dual);
        options.receiveBuffer = DEFAULT_BUFFER;
        options.sendBuffer = DEFAULT_BUFFER;
    }

    @Override
    boolean isExclusive() {
        return false;
    }

    @Override
    boolean mayBind(InetAddress address) {
        return address.isMulticastAddress() || Broadcasts.isBroadcast(address) || super.mayBind(address);
    }

    @Override
    PortTable ports() {
        return stack().udp;
    }

    @Override
    int state() {
        return Ready.OUT | (!queue.isEmpty() || error != 0 ? Ready.IN : 0) | (error != 0 ? Ready.ERR : 0);
    }

    /** Restricts it to one peer: 0 or an error. */
    public int connect(InetAddress address, int port) {
        if (localPort == 0) {
            int result = ports().bind(this, 0);
            if (result != 0) {
                return result;
            }
        }
        if (localAddress.isAnyLocalAddress()) {
            localAddress = sourceFor(address);
        }
        remoteAddress = address;
        remotePort = port;
        return 1;
    }

    /** Ends {@link #connect}. */
    public void disconnect() {
        remoteAddress = null;
        remotePort = 0;
        localAddress = isDual() ? Wildcards.IPV6 : Wildcards.IPV4;
        error = 0;
    }

    /** Sends to an address; a count or an error. Never waits. */
    public int send(Object base, long offset, int length, InetAddress address, int port) {
        if (error != 0 && remoteAddress != null) {
            return Io.error(takeError());
        }
        if (localPort == 0) {
            int result = ports().bind(this, 0);
            if (result != 0) {
                return result;
            }
        }
        if (length > (address instanceof Inet4Address ? MAX_LENGTH4 : MAX_LENGTH6)) {
            return Io.error(Errno.EMSGSIZE);
        }
        boolean broadcast = Broadcasts.isBroadcast(address);
        if (broadcast && !Boolean.TRUE.equals(options.get("SO_BROADCAST"))) {
            return Io.error(Errno.EACCES);
        }
        byte[] bytes = new byte[length];
        UNSAFE.copyMemory(base, offset, bytes, ByteArrays.BASE, length);
        InetAddress source = broadcast || address.isMulticastAddress() ? multicastSource(address) : sourceFor(address);
        if (broadcast || address.isMulticastAddress()) {
            sendToAll(bytes, source, address, port);
        } else {
            Host target = kernel().fabric().route(host(), address);
            if (target != null) {
                kernel().fabric().send(new Datagram(this, target, bytes, source, address, port));
            }
        }
        return length;
    }

    /** True if a host of the run has that address, or it is one of several hosts at once. */
    public boolean reaches(InetAddress address) {
        return address.isMulticastAddress()
                || Broadcasts.isBroadcast(address)
                || kernel().fabric().route(host(), address) != null;
    }

    /** Sets whether multicasts leave by the loopback interface. */
    public void leaveByLoopback(boolean loopback) {
        byLoopback = loopback;
    }

    private InetAddress multicastSource(InetAddress address) {
        if (!localAddress.isAnyLocalAddress() && !localAddress.isMulticastAddress()) {
            return localAddress;
        }
        if (byLoopback || address.isLoopbackAddress()) {
            return address instanceof Inet4Address ? Wildcards.LOOPBACK4 : Wildcards.LOOPBACK6;
        }
        return address instanceof Inet4Address ? host().ipv4() : host().ipv6();
    }

    private void sendToAll(byte[] bytes, InetAddress source, InetAddress address, int port) {
        Fabric fabric = kernel().fabric();
        boolean multicast = address.isMulticastAddress();
        boolean stays = multicast ? byLoopback : address.isLoopbackAddress();
        boolean loop = stays || !multicast || !Boolean.FALSE.equals(options.get("IP_MULTICAST_LOOP"));
        Object ttl = options.get("IP_MULTICAST_TTL");
        boolean leaves = !multicast || ttl == null || ((Integer) ttl) > 0;
        for (Host to : fabric.hosts()) {
            boolean mine = to == host();
            if (mine ? loop : leaves && !stays) {
                fabric.send(new Datagram(this, to, bytes, source, address, port));
            }
        }
    }

    /** A datagram has arrived; true unless the socket's queue has no room for it. */
    void enqueue(Datagram datagram) {
        if (queuedBytes > 0 && queuedBytes + datagram.length + OVERHEAD > options.receiveBuffer) {
            return; // as a kernel does, without a word
        }
        queuedBytes += datagram.length + OVERHEAD;
        queue.add(datagram);
        changed();
    }

    /** True if a datagram from there, sent to {@code address}, is for this socket. */
    boolean accepts(Datagram datagram) {
        if (remoteAddress != null && !(remoteAddress.equals(datagram.source) && remotePort == datagram.port)) {
            return false;
        }
        InetAddress address = datagram.address;
        if (!address.isMulticastAddress()) {
            return datagram.toAll
                    ? localAddress.isAnyLocalAddress() || localAddress.equals(address)
                    : listensOn(address);
        }
        if (!localAddress.isAnyLocalAddress() && !localAddress.equals(address)) {
            return false;
        }
        for (Membership membership : memberships) {
            if (membership.group.equals(address) && membership.hears(datagram.source)) {
                return true;
            }
        }
        return false;
    }

    /** Nobody listens where this socket sent to. */
    void unreachable(InetAddress address, int port) {
        if (!isClosed() && address.equals(remoteAddress) && port == remotePort) {
            error = Errno.ECONNREFUSED;
            changed();
        }
    }

    /** Takes one datagram, cut to {@code length}; its sender is then {@link #lastSource}. */
    public int receive(Object base, long offset, int length) {
        if (error != 0) {
            return Io.error(takeError());
        }
        Datagram datagram = queue.poll();
        if (datagram == null) {
            return Io.UNAVAILABLE;
        }
        queuedBytes -= datagram.length + OVERHEAD;
        int count = Math.min(length, datagram.length);
        UNSAFE.copyMemory(datagram.bytes, ByteArrays.BASE, base, offset, count);
        lastSource = datagram.source;
        lastPort = datagram.port;
        return count;
    }

    /** Sender of what {@link #receive} returned last. */
    public InetAddress lastSource() {
        return lastSource;
    }

    /** Its port. */
    public int lastPort() {
        return lastPort;
    }

    @Override
    public int read(Object base, long offset, int length) {
        return receive(base, offset, length);
    }

    @Override
    public int write(Object base, long offset, int length) {
        if (remoteAddress == null) {
            return Io.error(Errno.EDESTADDRREQ);
        }
        return send(base, offset, length, remoteAddress, remotePort);
    }

    @Override
    public int available() {
        Datagram first = queue.peek();
        return first == null ? 0 : first.length;
    }

    /** Joins a group, for one source or, if that is null, all; 0 or an error. */
    public int join(InetAddress group, int interfaceIndex, InetAddress source) {
        Membership membership = find(group, interfaceIndex);
        if (membership == null) {
            membership = new Membership(group, interfaceIndex, source != null);
            memberships.add(membership);
        } else if (source == null || !membership.isSourceSpecific()) {
            return Io.error(source == null ? Errno.EADDRINUSE : Errno.EINVAL);
        }
        if (source != null) {
            membership.included().add(source);
        }
        return 0;
    }

    /** Undoes {@link #join}; 0 or an error. */
    public int leave(InetAddress group, int interfaceIndex, InetAddress source) {
        Membership membership = find(group, interfaceIndex);
        if (membership == null || source != null && !membership.isSourceSpecific()) {
            return Io.error(Errno.EADDRNOTAVAIL);
        }
        if (source != null) {
            membership.included().remove(source);
        }
        if (source == null || membership.included().isEmpty()) {
            memberships.remove(membership);
        }
        return 0;
    }

    /** Blocks a source of a group it has joined, or ends that; 0 or an error. */
    public int block(InetAddress group, int interfaceIndex, InetAddress source, boolean blocking) {
        Membership membership = find(group, interfaceIndex);
        if (membership == null || membership.isSourceSpecific()) {
            return Io.error(Errno.EINVAL);
        }
        if (blocking) {
            membership.blocked().add(source);
        } else if (!membership.blocked().remove(source)) {
            return Io.error(Errno.EADDRNOTAVAIL);
        }
        return 0;
    }

    private Membership find(InetAddress group, int interfaceIndex) {
        for (Membership membership : memberships) {
            if (membership.group.equals(group) && membership.interfaceIndex == interfaceIndex) {
                return membership;
            }
        }
        return null;
    }

    @Override
    void release() {
        ports().release(this);
        queue.clear();
        memberships.clear();
    }
}
