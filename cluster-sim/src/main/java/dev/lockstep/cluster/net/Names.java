package dev.lockstep.cluster.net;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The name service that all hosts of a fabric ask. Can change while the program runs. */
public final class Names {
    private static final InetAddress[] NONE = new InetAddress[0];
    private final Map<String, InetAddress[]> forward = new LinkedHashMap<>();

    /** Gives {@code name} these addresses, in this order, instead of any it had; none removes it. */
    public void set(String name, InetAddress... addresses) {
        if (addresses.length == 0) {
            forward.remove(key(name));
        } else {
            forward.put(key(name), addresses.clone());
        }
    }

    /** Addresses of a name, in order; empty if it is unknown. */
    public InetAddress[] lookup(String name) {
        InetAddress[] found = forward.get(key(name));
        return found == null ? NONE : found.clone();
    }

    /** First name that was given {@code address}; null if none was. */
    public String reverse(InetAddress address) {
        for (Map.Entry<String, InetAddress[]> entry : forward.entrySet()) {
            for (InetAddress candidate : entry.getValue()) {
                if (candidate.equals(address)) {
                    return entry.getKey();
                }
            }
        }
        return null;
    }

    private static String key(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
