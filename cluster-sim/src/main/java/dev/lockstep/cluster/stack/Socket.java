package dev.lockstep.cluster.stack;

import dev.lockstep.cluster.net.Host;
import java.net.Inet4Address;
import java.net.InetAddress;

/** What stream and datagram sockets share: a host, a family, a local and a remote address, options. */
public abstract class Socket extends OpenFile {
    private final Host host;

    /** IPv6, which serves IPv4 as well. */
    private final boolean dual;

    SocketOptions options = new SocketOptions();
    InetAddress localAddress;
    int localPort;
    InetAddress remoteAddress;
    int remotePort;
    private End localEnd;

    /** An error that the next call is to report; 0 for none. */
    int error;

    Socket(Kernel kernel, Host host, boolean dual) {
        super(kernel);
        this.host = host;
        this.dual = dual;
        this.localAddress = dual ? Wildcards.IPV6 : Wildcards.IPV4;
    }

    /** The host it is on. */
    public final Host host() {
        return host;
    }

    /** True if it serves IPv6 and IPv4, false for IPv4 only. */
    public final boolean isDual() {
        return dual;
    }

    /** Its options. */
    public final SocketOptions options() {
        return options;
    }

    /** Address it is bound to; the wildcard if to none. */
    public final InetAddress localAddress() {
        return localAddress;
    }

    /** Port it is bound to; 0 if to none. */
    public final int localPort() {
        return localPort;
    }

    /** Address it is connected to; null if to none. */
    public final InetAddress remoteAddress() {
        return remoteAddress;
    }

    /** Port it is connected to; 0 if to none. */
    public final int remotePort() {
        return remotePort;
    }

    final HostStack stack() {
        return kernel().stack(host);
    }

    final End localEnd() {
        if (localEnd == null) {
            localEnd = new End(host, localPort);
        }
        return localEnd;
    }

    /** Takes the pending error. */
    final int takeError() {
        int pending = error;
        error = 0;
        return pending;
    }

    /** True if packets to {@code address} are for this socket, as far as its local address goes. */
    final boolean listensOn(InetAddress address) {
        if (!dual && !(address instanceof Inet4Address)) {
            return false;
        }
        return localAddress.isAnyLocalAddress()
                ? dual || localAddress instanceof Inet4Address
                : localAddress.equals(address);
    }

    /** True if two sockets bound to one port would both be meant by some address. */
    final boolean overlaps(Socket other) {
        boolean any = localAddress.isAnyLocalAddress();
        boolean otherAny = other.localAddress.isAnyLocalAddress();
        if (any && otherAny) {
            return true;
        }
        if (any) {
            return dual || other.localAddress instanceof Inet4Address;
        }
        if (otherAny) {
            return other.dual || localAddress instanceof Inet4Address;
        }
        return localAddress.equals(other.localAddress);
    }

    /** True if no other socket may be bound where this one is, whatever both say of reuse. */
    abstract boolean isExclusive();

    /** {@code bind}: 0 or an error. */
    public final int bind(InetAddress address, int port) {
        if (localPort != 0) {
            return Io.error(Errno.EINVAL);
        }
        if (!mayBind(address)) {
            return Io.error(Errno.EADDRNOTAVAIL);
        }
        InetAddress before = localAddress;
        localAddress = address.isAnyLocalAddress() && dual ? Wildcards.IPV6 : address;
        int result = ports().bind(this, port);
        if (result != 0) {
            localAddress = before;
        }
        return result;
    }

    /** Whether the host lets a socket have that address. */
    boolean mayBind(InetAddress address) {
        return host.owns(address) && (dual || address instanceof Inet4Address);
    }

    abstract PortTable ports();

    /** The address packets of this socket come from when they go to {@code target}. */
    final InetAddress sourceFor(InetAddress target) {
        if (!localAddress.isAnyLocalAddress()) {
            return localAddress;
        }
        if (target.isLoopbackAddress() || host.owns(target)) {
            return target;
        }
        return target instanceof Inet4Address ? host.ipv4() : host.ipv6();
    }
}
