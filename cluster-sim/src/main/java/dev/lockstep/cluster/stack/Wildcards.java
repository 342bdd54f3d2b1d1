package dev.lockstep.cluster.stack;

import dev.lockstep.cluster.net.Addresses;
import java.net.InetAddress;

/** The addresses that mean any, and those that mean the host itself. */
public final class Wildcards {
    /** {@code 0.0.0.0}. */
    public static final InetAddress IPV4 = Addresses.of(new byte[4]);

    /** {@code ::}. */
    public static final InetAddress IPV6 = Addresses.of(new byte[16]);

    /** {@code 127.0.0.1}. */
    public static final InetAddress LOOPBACK4 = Addresses.of(new byte[] {127, 0, 0, 1});

    /** {@code ::1}. */
    public static final InetAddress LOOPBACK6 =
            Addresses.of(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});

    private Wildcards() {}
}
