package dev.lockstep.hooks;

/**
 * Native libraries that open sockets of their own, past the JDK. A task cannot load them: their callers fall back to
 * the JDK's sockets, or fail with the library's name.
 */
public final class NativeTransports {
    private static final String[] NAMES = {"netty_transport_native_", "netty_quiche", "junixsocket-native"};

    private NativeTransports() {}

    /** Whether the caller is managed and {@code library}, a name or a path, is such a library. */
    public static boolean isRefused(Runtime runtime, Class<?> caller, String library) {
        if (library == null || !Current.managed()) {
            return false;
        }
        for (String name : NAMES) {
            if (library.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** In place of loading it. */
    public static void refuse(Runtime runtime, Class<?> caller, String library) {
        throw new UnsatisfiedLinkError("lockstep does not control native transports: " + library);
    }
}
