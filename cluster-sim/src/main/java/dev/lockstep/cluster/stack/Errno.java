package dev.lockstep.cluster.stack;

/** The errors of system calls that the stack can return, with the numbers and words that Linux has for them. */
public final class Errno {
    public static final int ENOENT = 2;
    public static final int EBADF = 9;
    public static final int EACCES = 13;
    public static final int EEXIST = 17;
    public static final int EINVAL = 22;
    public static final int EPIPE = 32;
    public static final int EDESTADDRREQ = 89;
    public static final int EMSGSIZE = 90;
    public static final int EADDRINUSE = 98;
    public static final int EADDRNOTAVAIL = 99;
    public static final int ENETUNREACH = 101;
    public static final int ECONNRESET = 104;
    public static final int EISCONN = 106;
    public static final int ENOTCONN = 107;
    public static final int ETIMEDOUT = 110;
    public static final int ECONNREFUSED = 111;
    public static final int EHOSTUNREACH = 113;

    private Errno() {}

    /** What {@code strerror} says. */
    public static String message(int errno) {
        switch (errno) {
            case ENOENT:
                return "No such file or directory";
            case EBADF:
                return "Bad file descriptor";
            case EACCES:
                return "Permission denied";
            case EEXIST:
                return "File exists";
            case EINVAL:
                return "Invalid argument";
            case EPIPE:
                return "Broken pipe";
            case EDESTADDRREQ:
                return "Destination address required";
            case EMSGSIZE:
                return "Message too long";
            case EADDRINUSE:
                return "Address already in use";
            case EADDRNOTAVAIL:
                return "Cannot assign requested address";
            case ENETUNREACH:
                return "Network is unreachable";
            case ECONNRESET:
                return "Connection reset by peer";
            case EISCONN:
                return "Transport endpoint is already connected";
            case ENOTCONN:
                return "Transport endpoint is not connected";
            case ETIMEDOUT:
                return "Connection timed out";
            case ECONNREFUSED:
                return "Connection refused";
            case EHOSTUNREACH:
                return "No route to host";
            default:
                return "error " + errno;
        }
    }
}
