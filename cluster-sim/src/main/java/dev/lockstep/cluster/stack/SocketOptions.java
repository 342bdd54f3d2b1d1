package dev.lockstep.cluster.stack;

import java.util.HashMap;
import java.util.Map;

/** The options of one socket: those that the stack acts on as fields, all as they were last set. */
public final class SocketOptions {
    /** Default size of a send buffer. */
    public static final int DEFAULT_SEND_BUFFER = 87_040;

    /** Default size of a receive buffer. */
    public static final int DEFAULT_RECEIVE_BUFFER = 65_536;

    /** Largest size that a buffer can be given. */
    public static final int MAX_BUFFER = 212_992;

    private static final int MIN_SEND = 2304;
    private static final int MIN_RECEIVE = 1152;
    int sendBuffer = DEFAULT_SEND_BUFFER;
    int receiveBuffer = DEFAULT_RECEIVE_BUFFER;
    boolean reuseAddress;
    boolean reusePort;

    /** Seconds; -1 when off. */
    int linger = -1;

    private Map<String, Object> values;

    /** The value that was set; null if none was. */
    public Object get(String name) {
        switch (name) {
            case "SO_SNDBUF":
                return sendBuffer;
            case "SO_RCVBUF":
                return receiveBuffer;
            case "SO_REUSEADDR":
                return reuseAddress;
            case "SO_REUSEPORT":
                return reusePort;
            case "SO_LINGER":
                return linger;
            default:
                return values == null ? null : values.get(name);
        }
    }

    /** Sets a value of the option's own type. */
    public void set(String name, Object value) {
        switch (name) {
            case "SO_SNDBUF":
                sendBuffer = buffer((Integer) value, MIN_SEND);
                break;
            case "SO_RCVBUF":
                receiveBuffer = buffer((Integer) value, MIN_RECEIVE);
                break;
            case "SO_REUSEADDR":
                reuseAddress = (Boolean) value;
                break;
            case "SO_REUSEPORT":
                reusePort = (Boolean) value;
                break;
            case "SO_LINGER":
                linger = (Integer) value;
                break;
            default:
                if (values == null) {
                    values = new HashMap<>();
                }
                values.put(name, value);
                break;
        }
    }

    private static int buffer(int size, int least) {
        return Math.min(MAX_BUFFER, Math.max(size, least));
    }

    /** What an accepted socket gets from its listener. */
    SocketOptions inherit() {
        SocketOptions copy = new SocketOptions();
        copy.sendBuffer = sendBuffer;
        copy.receiveBuffer = receiveBuffer;
        copy.reuseAddress = reuseAddress;
        copy.reusePort = reusePort;
        copy.linger = linger;
        if (values != null) {
            copy.values = new HashMap<>(values);
        }
        return copy;
    }
}
