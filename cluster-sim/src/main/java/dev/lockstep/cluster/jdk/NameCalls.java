package dev.lockstep.cluster.jdk;

import dev.lockstep.cluster.net.Addresses;
import dev.lockstep.cluster.net.Host;
import dev.lockstep.cluster.stack.Kernel;
import dev.lockstep.cluster.stack.Wildcards;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;

/** {@code java.net.InetAddressImpl}: the name service under {@code InetAddress}. */
public final class NameCalls {
    private static final String LOCALHOST = "localhost";
    private static final int ANY = 3;
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;
    private static final int IPV6_FIRST = 8;

    private NameCalls() {}

    /** {@code getLocalHostName}. */
    public static String getLocalHostName(Object resolver) {
        return Kernel.get().currentHost().name();
    }

    /** {@code lookupAllHostAddr} before JDK 18. */
    public static InetAddress[] lookupAllHostAddr(Object resolver, String name) throws UnknownHostException {
        String preferred = System.getProperty("java.net.preferIPv6Addresses", "false");
        return lookup(name, preferred.equals("true") ? ANY | IPV6_FIRST : ANY);
    }

    /** {@code lookupAllHostAddr} since JDK 18. */
    public static InetAddress[] lookupAllHostAddr(Object resolver, String name, Object policy)
            throws UnknownHostException {
        return lookup(name, PolicyAccess.characteristics(policy));
    }

    /** Reads the policy, a type that JDK 17 does not have. */
    private static final class PolicyAccess {
        private static final jdk.internal.misc.Unsafe UNSAFE = jdk.internal.misc.Unsafe.getUnsafe();
        private static final long CHARACTERISTICS = offset();

        private static long offset() {
            try {
                Class<?> type = Class.forName("java.net.spi.InetAddressResolver$LookupPolicy");
                return UNSAFE.objectFieldOffset(type, "characteristics");
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }

        static int characteristics(Object policy) {
            return UNSAFE.getInt(policy, CHARACTERISTICS);
        }
    }

    private static InetAddress[] lookup(String name, int policy) throws UnknownHostException {
        Kernel kernel = Kernel.get();
        Host host = kernel.currentHost();
        Points.before(host.fabric().names(), Points.LOOKUP);
        InetAddress[] found = name.equalsIgnoreCase(LOCALHOST)
                ? new InetAddress[] {Wildcards.LOOPBACK4, Wildcards.LOOPBACK6}
                : host.fabric().names().lookup(name);
        if (found.length == 0) {
            found = Passthrough.lookup(name);
        }
        InetAddress[] chosen = choose(name, found, policy);
        if (chosen.length == 0) {
            throw new UnknownHostException(name + ": Name or service not known");
        }
        return chosen;
    }

    /** Those of the wanted families, the preferred first, each under the name that was asked for. */
    private static InetAddress[] choose(String name, InetAddress[] found, int policy) throws UnknownHostException {
        boolean ipv6First = (policy & IPV6_FIRST) != 0;
        InetAddress[] result = new InetAddress[found.length];
        int count = 0;
        for (int pass = 0; pass < 2; pass++) {
            boolean ipv6 = ipv6First == (pass == 0);
            boolean wanted = (policy & (ipv6 ? IPV6 : IPV4)) != 0 && (!ipv6 || NetCalls.isIPv6Available());
            for (InetAddress address : found) {
                if (wanted && address instanceof Inet4Address != ipv6) {
                    result[count++] = InetAddress.getByAddress(name, address.getAddress());
                }
            }
        }
        return java.util.Arrays.copyOf(result, count);
    }

    /** {@code getHostByAddr}. */
    public static String getHostByAddr(Object resolver, byte[] bytes) throws UnknownHostException {
        Host host = Kernel.get().currentHost();
        InetAddress address = Addresses.of(bytes);
        Points.before(host.fabric().names(), Points.LOOKUP);
        String name =
                address.isLoopbackAddress() ? LOCALHOST : host.fabric().names().reverse(address);
        if (name == null) {
            throw new UnknownHostException();
        }
        return name;
    }

    /** {@code isReachable}: answers after the way there and back, or when the time is over. */
    public static boolean isReachable(Object resolver, InetAddress address, int millis, NetworkInterface from, int hops)
            throws IOException {
        return Kernel.get().ping(address, millis);
    }
}
