package dev.lockstep.cluster.net;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The addresses that the fabric gives out: {@code 10.0.x.y} and {@code fd00::x:y}. */
public final class Addresses {
    private static final int IPV4_LENGTH = 4;
    private static final int IPV6_LENGTH = 16;
    private static final int NET10 = 10;
    private static final int UNIQUE_LOCAL = 0xFD;

    private Addresses() {}

    static InetAddress ipv4(int number) {
        return of(new byte[] {NET10, 0, (byte) (number >>> 8), (byte) number});
    }

    static InetAddress ipv6(int number) {
        byte[] bytes = new byte[IPV6_LENGTH];
        bytes[0] = (byte) UNIQUE_LOCAL;
        bytes[IPV6_LENGTH - 2] = (byte) (number >>> 8);
        bytes[IPV6_LENGTH - 1] = (byte) number;
        return of(bytes);
    }

    /** Number of the host with that address, from 1; -1 if the fabric did not give it out. */
    static int index(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean ours = bytes.length == IPV4_LENGTH
                ? bytes[0] == NET10 && bytes[1] == 0
                : (bytes[0] & 0xFF) == UNIQUE_LOCAL && isZero(bytes, 1, IPV6_LENGTH - 2);
        int last = bytes.length - 1;
        return ours ? (bytes[last - 1] & 0xFF) << 8 | bytes[last] & 0xFF : -1;
    }

    /** True if {@code address} is in the networks that hosts of a fabric share. */
    public static boolean isOnLink(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == IPV4_LENGTH ? bytes[0] == NET10 : (bytes[0] & 0xFF) == UNIQUE_LOCAL;
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** The address with these 4 or 16 bytes. */
    public static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
