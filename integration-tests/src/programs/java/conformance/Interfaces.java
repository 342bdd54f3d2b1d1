package conformance;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Collections;

/** {@code NetworkInterface}: the loopback one, which every machine has. */
final class Interfaces implements Topic {
    @Override
    public void cases(Suite suite) {
        suite.check("loopback-by-address", "lo lo 1 true true", lab -> {
            NetworkInterface loopback = NetworkInterface.getByInetAddress(Lab.LOOPBACK);
            return Outcome.of(
                    loopback.getName(),
                    loopback.getDisplayName(),
                    loopback.getIndex(),
                    loopback.isLoopback(),
                    loopback.isUp());
        });
        suite.check("by-name", "true null", lab -> {
            NetworkInterface loopback = NetworkInterface.getByInetAddress(Lab.LOOPBACK);
            return Outcome.of(
                    loopback.equals(NetworkInterface.getByName(loopback.getName())),
                    NetworkInterface.getByName("nosuch0"));
        });
        suite.check("by-index", "true null", lab -> {
            NetworkInterface loopback = NetworkInterface.getByInetAddress(Lab.LOOPBACK);
            return Outcome.of(
                    loopback.equals(NetworkInterface.getByIndex(loopback.getIndex())),
                    NetworkInterface.getByIndex(9_999));
        });
        suite.check("listed", "true true", lab -> {
            NetworkInterface loopback = NetworkInterface.getByInetAddress(Lab.LOOPBACK);
            return Outcome.of(
                    Collections.list(NetworkInterface.getNetworkInterfaces()).contains(loopback),
                    NetworkInterface.networkInterfaces().anyMatch(loopback::equals));
        });
        suite.check("addresses", "true 8", lab -> {
            NetworkInterface loopback = NetworkInterface.getByInetAddress(Lab.LOOPBACK);
            return Outcome.of(
                    Collections.list(loopback.getInetAddresses()).contains(Lab.LOOPBACK),
                    loopback.getInterfaceAddresses().stream()
                            .filter(address -> address.getAddress().equals(Lab.LOOPBACK))
                            .findFirst()
                            .orElseThrow()
                            .getNetworkPrefixLength());
        });
        suite.check("properties", "65536 null false false", lab -> {
            NetworkInterface loopback = NetworkInterface.getByInetAddress(Lab.LOOPBACK);
            return Outcome.of(
                    loopback.getMTU(), loopback.getHardwareAddress(), loopback.isPointToPoint(), loopback.isVirtual());
        });
        suite.check("nobodys-address", "null", lab -> {
            return NetworkInterface.getByInetAddress(InetAddress.getByName("198.51.100.7"));
        });
    }
}
