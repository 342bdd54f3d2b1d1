package dev.lockstep.cluster.stack;

import java.net.InetAddress;

/** Addresses that mean every host. */
final class Broadcasts {
    private static final int IPV4_LENGTH = 4;
    private static final int NET10 = 10;
    private static final int NET127 = 127;

    private Broadcasts() {}

    /** True for the last address of every network that hosts have. */
    static boolean isBroadcast(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == IPV4_LENGTH
                && bytes[3] == -1
                && bytes[2] == -1
                && bytes[1] == -1
                && (bytes[0] == -1 || bytes[0] == NET10 || bytes[0] == NET127);
    }
}
