package dev.lockstep.cluster.jdk;

import dev.lockstep.cluster.stack.Socket;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.SocketOption;

/** Socket options: accepted under the rules of {@code sun.nio.ch.Net}, kept, and read back. */
public final class OptionCalls {
    private static final int MAX_LINGER = 65_535;
    private static final int MAX_BYTE = 255;

    private OptionCalls() {}

    /** {@code Net.setSocketOption}. */
    public static void setSocketOption(FileDescriptor fd, ProtocolFamily family, SocketOption<?> option, Object value)
            throws IOException {
        if (value == null) {
            throw new IllegalArgumentException("Invalid option value");
        }
        Object kept = value;
        String name = option.name();
        if (value instanceof Integer) {
            int number = (Integer) value;
            switch (name) {
                case "SO_RCVBUF":
                case "SO_SNDBUF":
                    check(number >= 0, "Invalid send/receive buffer size");
                    break;
                case "SO_LINGER":
                    kept = number < 0 ? -1 : Math.min(number, MAX_LINGER);
                    break;
                case "IP_TOS":
                    check(number >= 0 && number <= MAX_BYTE, "Invalid IP_TOS value");
                    break;
                case "IP_MULTICAST_TTL":
                    check(number >= 0 && number <= MAX_BYTE, "Invalid TTL/hop value");
                    break;
                default:
                    break;
            }
        }
        ((Socket) Fds.file(fd)).options().set(name, kept);
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** {@code Net.getSocketOption}. */
    public static Object getSocketOption(FileDescriptor fd, ProtocolFamily family, SocketOption<?> option)
            throws IOException {
        Object value = ((Socket) Fds.file(fd)).options().get(option.name());
        return value != null ? value : unset(option);
    }

    /** What the system says of an option that nobody has set. */
    private static Object unset(SocketOption<?> option) {
        switch (option.name()) {
            case "IP_MULTICAST_TTL":
                return 1;
            case "IP_MULTICAST_LOOP":
                return Boolean.TRUE;
            case "TCP_KEEPIDLE":
                return 7200;
            case "TCP_KEEPINTERVAL":
                return 75;
            case "TCP_KEEPCOUNT":
                return 9;
            default:
                break;
        }
        if (option.type() == Boolean.class) {
            return Boolean.FALSE;
        }
        return option.type() == Integer.class || option.type() == NetworkInterface.class
                ? option.type() == Integer.class ? (Object) 0 : null
                : null;
    }
}
