package dev.lockstep.cluster.jdk;

import dev.lockstep.cluster.net.Host;
import dev.lockstep.cluster.stack.Kernel;
import dev.lockstep.cluster.stack.Wildcards;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import jdk.internal.misc.Unsafe;

/** The natives of {@code java.net.NetworkInterface}: each host has a loopback and one interface of its own. */
public final class InterfaceCalls {
    static final int LOOPBACK = 1;
    static final int OWN = 2;
    private static final String[] NAMES = {null, "lo", "eth0"};
    private static final int LOOPBACK_MTU = 65_536;
    private static final int OWN_MTU = 1500;
    private static final String TYPE = "java.net.NetworkInterface";
    private static final RealNatives GET_ALL = new RealNatives(TYPE, "getAll");
    private static final RealNatives BY_NAME = new RealNatives(TYPE, "getByName0", String.class);
    private static final RealNatives BY_INDEX = new RealNatives(TYPE, "getByIndex0", int.class);
    private static final RealNatives BOUND = new RealNatives(TYPE, "boundInetAddress0", InetAddress.class);
    private static final RealNatives BY_ADDRESS = new RealNatives(TYPE, "getByInetAddress0", InetAddress.class);
    private static final RealNatives IS_UP = new RealNatives(TYPE, "isUp0", String.class, int.class);
    private static final RealNatives IS_LOOPBACK = new RealNatives(TYPE, "isLoopback0", String.class, int.class);
    private static final RealNatives MULTICAST = new RealNatives(TYPE, "supportsMulticast0", String.class, int.class);
    private static final RealNatives IS_P2P = new RealNatives(TYPE, "isP2P0", String.class, int.class);
    private static final RealNatives MAC = new RealNatives(TYPE, "getMacAddr0", byte[].class, String.class, int.class);
    private static final RealNatives MTU = new RealNatives(TYPE, "getMTU0", String.class, int.class);

    private InterfaceCalls() {}

    /** Offsets of fields that only natives set. */
    private static final class Fields {
        static final Unsafe UNSAFE = Unsafe.getUnsafe();
        static final long DISPLAY_NAME = UNSAFE.objectFieldOffset(NetworkInterface.class, "displayName");
        static final long BINDINGS = UNSAFE.objectFieldOffset(NetworkInterface.class, "bindings");
        static final long CHILDREN = UNSAFE.objectFieldOffset(NetworkInterface.class, "childs");
        static final long ADDRESS = UNSAFE.objectFieldOffset(InterfaceAddress.class, "address");
        static final long BROADCAST = UNSAFE.objectFieldOffset(InterfaceAddress.class, "broadcast");
        static final long MASK = UNSAFE.objectFieldOffset(InterfaceAddress.class, "maskLength");
    }

    /** Index of the interface that has an address; 0 if none has. */
    static int indexOf(Host host, InetAddress address) {
        if (address.isLoopbackAddress()) {
            return LOOPBACK;
        }
        return address.equals(host.ipv4()) || address.equals(host.ipv6()) ? OWN : 0;
    }

    static InetAddress ipv4(Host host, int index) {
        return index == LOOPBACK ? Wildcards.LOOPBACK4 : host.ipv4();
    }

    private static InetAddress ipv6(Host host, int index) {
        return index == LOOPBACK ? Wildcards.LOOPBACK6 : host.ipv6();
    }

    private static NetworkInterface create(Host host, int index) {
        InetAddress ipv4 = ipv4(host, index);
        InetAddress ipv6 = ipv6(host, index);
        InetAddress[] addresses =
                NetCalls.isIPv6Available() ? new InetAddress[] {ipv6, ipv4} : new InetAddress[] {ipv4};
        try {
            Constructor<NetworkInterface> constructor =
                    NetworkInterface.class.getDeclaredConstructor(String.class, int.class, InetAddress[].class);
            constructor.setAccessible(true);
            NetworkInterface result = constructor.newInstance(NAMES[index], index, addresses);
            InterfaceAddress[] bindings = new InterfaceAddress[addresses.length];
            for (int i = 0; i < addresses.length; i++) {
                bindings[i] = binding(addresses[i], index);
            }
            Fields.UNSAFE.putReference(result, Fields.DISPLAY_NAME, NAMES[index]);
            Fields.UNSAFE.putReference(result, Fields.BINDINGS, bindings);
            Fields.UNSAFE.putReference(result, Fields.CHILDREN, new NetworkInterface[0]);
            return result;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InterfaceAddress binding(InetAddress address, int index) throws ReflectiveOperationException {
        InterfaceAddress binding = (InterfaceAddress) Fields.UNSAFE.allocateInstance(InterfaceAddress.class);
        boolean ipv4 = address instanceof Inet4Address;
        int mask = index == LOOPBACK ? ipv4 ? 8 : 128 : ipv4 ? 8 : 64;
        Fields.UNSAFE.putReference(binding, Fields.ADDRESS, address);
        Fields.UNSAFE.putShort(binding, Fields.MASK, (short) mask);
        if (ipv4 && index == OWN) {
            InetAddress broadcast = dev.lockstep.cluster.net.Addresses.of(new byte[] {10, -1, -1, -1});
            Fields.UNSAFE.putReference(binding, Fields.BROADCAST, broadcast);
        }
        return binding;
    }

    private static Object real(RealNatives method, Object... arguments) throws SocketException {
        try {
            return method.call(arguments);
        } catch (SocketException e) {
            throw e;
        } catch (IOException e) {
            throw new SocketException(e.getMessage());
        }
    }

    private static Host host() {
        return Kernel.get().currentHost();
    }

    /** {@code getAll}. */
    public static NetworkInterface[] getAll() throws SocketException {
        if (!Fds.isManaged()) {
            return (NetworkInterface[]) real(GET_ALL);
        }
        return new NetworkInterface[] {create(host(), OWN), create(host(), LOOPBACK)};
    }

    /** {@code getByName0}. */
    public static NetworkInterface getByName0(String name) throws SocketException {
        if (!Fds.isManaged()) {
            return (NetworkInterface) real(BY_NAME, name);
        }
        return name.equals(NAMES[LOOPBACK])
                ? create(host(), LOOPBACK)
                : name.equals(NAMES[OWN]) ? create(host(), OWN) : null;
    }

    /** {@code getByIndex0}. */
    public static NetworkInterface getByIndex0(int index) throws SocketException {
        if (!Fds.isManaged()) {
            return (NetworkInterface) real(BY_INDEX, index);
        }
        return index == LOOPBACK || index == OWN ? create(host(), index) : null;
    }

    /** {@code boundInetAddress0}. */
    public static boolean boundInetAddress0(InetAddress address) throws SocketException {
        return Fds.isManaged() ? indexOf(host(), address) != 0 : (Boolean) real(BOUND, address);
    }

    /** {@code getByInetAddress0}. */
    public static NetworkInterface getByInetAddress0(InetAddress address) throws SocketException {
        if (!Fds.isManaged()) {
            return (NetworkInterface) real(BY_ADDRESS, address);
        }
        int index = indexOf(host(), address);
        return index == 0 ? null : create(host(), index);
    }

    /** {@code isUp0}. */
    public static boolean isUp0(String name, int index) throws SocketException {
        return Fds.isManaged() || (Boolean) real(IS_UP, name, index);
    }

    /** {@code isLoopback0}. */
    public static boolean isLoopback0(String name, int index) throws SocketException {
        return Fds.isManaged() ? index == LOOPBACK : (Boolean) real(IS_LOOPBACK, name, index);
    }

    /** {@code supportsMulticast0}. */
    public static boolean supportsMulticast0(String name, int index) throws SocketException {
        return Fds.isManaged() ? index == OWN : (Boolean) real(MULTICAST, name, index);
    }

    /** {@code isP2P0}. */
    public static boolean isP2P0(String name, int index) throws SocketException {
        return !Fds.isManaged() && (Boolean) real(IS_P2P, name, index);
    }

    /** {@code getMacAddr0}. */
    public static byte[] getMacAddr0(byte[] address, String name, int index) throws SocketException {
        if (!Fds.isManaged()) {
            return (byte[]) real(MAC, address, name, index);
        }
        int number = host().index + 1;
        return index == OWN ? new byte[] {2, 0, 0, 0, (byte) (number >>> 8), (byte) number} : null;
    }

    /** {@code getMTU0}. */
    public static int getMTU0(String name, int index) throws SocketException {
        if (!Fds.isManaged()) {
            return (Integer) real(MTU, name, index);
        }
        return index == LOOPBACK ? LOOPBACK_MTU : OWN_MTU;
    }
}
