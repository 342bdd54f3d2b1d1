package programs.network.netty;

import io.netty.channel.epoll.Epoll;

/** Whether Netty's native transport may be used; a program that asks falls back to NIO by itself. */
public final class NativeTransport {
    public static void main(String[] args) {
        boolean available = Epoll.isAvailable();
        System.out.println("epoll " + (available ? "available" : "not available"));
        if (!available) {
            for (Throwable cause = Epoll.unavailabilityCause(); cause != null; cause = cause.getCause()) {
                System.out.println(cause.getMessage());
                for (Throwable also : cause.getSuppressed()) {
                    System.out.println(also.getMessage());
                }
            }
        }
    }
}
