package conformance;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;

/** {@code InetAddress}. */
final class Names implements Topic {
    @Override
    public void cases(Suite suite) {
        literals(suite);
        hosts(suite);
        unknown(suite);
        socketAddresses(suite);
    }

    private static String literal(String text) throws Exception {
        return InetAddress.getByName(text).toString();
    }

    private static void literals(Suite suite) {
        suite.check("ipv4", "/10.1.2.3", lab -> literal("10.1.2.3"));
        suite.check("ipv6", "/0:0:0:0:0:0:0:1", lab -> literal("::1"));
        suite.check("ipv6-brackets", "/fe80:0:0:0:0:0:0:2", lab -> literal("[fe80::2]"));
        suite.check("ipv6-mapped-ipv4", "/1.2.3.4", lab -> literal("::ffff:1.2.3.4"));
        suite.check("empty-is-loopback", "localhost/127.0.0.1", lab -> literal(""));
        suite.check("null-is-loopback", "localhost/127.0.0.1", lab -> literal(null));
        suite.check("scope", "5 fe80:0:0:0:0:0:0:1%5", lab -> {
            Inet6Address scoped = (Inet6Address) InetAddress.getByName("fe80::1%5");
            return Outcome.of(scoped.getScopeId(), scoped.getHostAddress());
        });
        suite.check("scope-of-interface-without-address", "UnknownHostException: no scope_id found", lab -> {
            return Outcome.failure(() -> InetAddress.getByName("fe80::1%lo"));
        });
        suite.check("unknown-scope", "UnknownHostException", lab -> {
            return Outcome.failureType(() -> InetAddress.getByName("fe80::1%nosuch0"));
        });
        suite.check("bad-brackets", "UnknownHostException: [::1: invalid IPv6 address literal", lab -> {
            return Outcome.failure(() -> InetAddress.getByName("[::1"));
        });
        suite.check("families", "true true", lab -> {
            return Outcome.of(
                    InetAddress.getByName("127.0.0.1") instanceof Inet4Address,
                    InetAddress.getByName("::1") instanceof Inet6Address);
        });
        suite.check("all-of-literal", "[/10.0.0.7]", lab -> {
            return Arrays.toString(InetAddress.getAllByName("10.0.0.7"));
        });
        suite.check("by-address", "name/1.2.3.4 name", lab -> {
            InetAddress address = InetAddress.getByAddress("name", new byte[] {1, 2, 3, 4});
            return Outcome.of(address, address.getHostName());
        });
        suite.check("by-address-length", "UnknownHostException: addr is of illegal length", lab -> {
            return Outcome.failure(() -> InetAddress.getByAddress(new byte[3]));
        });
    }

    private static void hosts(Suite suite) {
        suite.check("localhost", "localhost/127.0.0.1", lab -> InetAddress.getByName("localhost"));
        suite.check("localhost-in-all", "true", lab -> {
            return Arrays.asList(InetAddress.getAllByName("localhost")).contains(Lab.LOOPBACK);
        });
        suite.check("loopback", "localhost/127.0.0.1 true", lab -> {
            return Outcome.of(InetAddress.getLoopbackAddress(), Lab.LOOPBACK.isLoopbackAddress());
        });
        suite.check("reverse", "localhost", lab -> {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1}).getHostName();
        });
        suite.check("reverse-unknown-is-literal", "198.51.100.77", lab -> {
            return InetAddress.getByName("198.51.100.77").getHostName();
        });
        suite.check("local-host", "true true", lab -> {
            InetAddress local = InetAddress.getLocalHost();
            return Outcome.of(
                    !local.getHostName().isEmpty(),
                    Arrays.asList(InetAddress.getAllByName(local.getHostName())).contains(local));
        });
        suite.check("listen-on-local-host", "true", lab -> {
            InetAddress local = InetAddress.getLocalHost();
            java.net.ServerSocket server = lab.open(new java.net.ServerSocket(0, 5, local));
            return lab.open(new java.net.Socket(local, server.getLocalPort())).isConnected();
        });
        suite.check("loopback-is-reachable", "true", lab -> Lab.LOOPBACK.isReachable(1_000));
        suite.check("equal-whatever-name", "true", lab -> {
            return InetAddress.getByName("localhost").equals(InetAddress.getByName("127.0.0.1"));
        });
    }

    private static void unknown(Suite suite) {
        suite.check("unknown-host", "UnknownHostException true", lab -> {
            try {
                return InetAddress.getByName("no-such-host.invalid");
            } catch (java.net.UnknownHostException e) {
                return Outcome.of(e.getClass().getSimpleName(), e.getMessage().startsWith("no-such-host.invalid"));
            }
        });
        suite.check("unknown-host-all", "UnknownHostException", lab -> {
            return Outcome.failureType(() -> InetAddress.getAllByName("no-such-host.invalid"));
        });
        suite.check("unknown-host-twice", "UnknownHostException UnknownHostException", lab -> {
            return Outcome.of(
                    Outcome.failureType(() -> InetAddress.getByName("twice.invalid")),
                    Outcome.failureType(() -> InetAddress.getByName("twice.invalid")));
        });
    }

    private static void socketAddresses(Suite suite) {
        suite.check("socket-address-resolves", "false 127.0.0.1 80", lab -> {
            InetSocketAddress address = new InetSocketAddress("localhost", 80);
            return Outcome.of(address.isUnresolved(), address.getAddress().getHostAddress(), address.getPort());
        });
        suite.check("socket-address-unknown", "true no-such-host.invalid null", lab -> {
            InetSocketAddress address = new InetSocketAddress("no-such-host.invalid", 80);
            return Outcome.of(address.isUnresolved(), address.getHostString(), address.getAddress());
        });
        suite.check("host-string-looks-nothing-up", "10.9.8.7", lab -> {
            return new InetSocketAddress(InetAddress.getByName("10.9.8.7"), 1).getHostString();
        });
        suite.check("connect-by-resolved-name", "true", lab -> {
            int port = lab.server().getLocalPort();
            java.net.Socket near = lab.open(new java.net.Socket());
            near.connect(new InetSocketAddress("localhost", port));
            return near.isConnected();
        });
    }
}
