package dev.lockstep.agent.option;

import dev.lockstep.controller.NetworkSettings;
import dev.lockstep.controller.OutsideAddress;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options {@code lockstep.network.*}: the latency and the faults of the simulated network. */
final class NetworkOptions {
    private static final int MILLION = 1_000_000;
    private static final String TIMES = "a duration such as 200us, or the shortest and the longest such as 100us..2ms";
    private static final String CHANCE = "a chance from 0 to 1, such as 0.01";
    private static final String SERVERS =
            "servers such as db.example.org:5432 or 127.0.0.1:8080 or [::1]:80, several with ',' or ';' between them";
    private static final Pattern SERVER = Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([\\w.-]+))(?::(\\d{1,5}))?");
    private static final int MAX_PORT = 65_535;
    private final Map<String, String> given;
    private final NetworkSettings settings = new NetworkSettings();

    private NetworkOptions(Map<String, String> given) {
        this.given = given;
    }

    /**
     * The settings that {@code given}, by name without the prefix, asks for.
     *
     * @throws UsageException if a value is malformed
     */
    static NetworkSettings read(Map<String, String> given) {
        NetworkOptions options = new NetworkOptions(given);
        options.read();
        return options.settings;
    }

    private void read() {
        long[] loopback = latency("network.loopback");
        if (loopback != null) {
            settings.loopbackBaseNanos = loopback[0];
            settings.loopbackJitterNanos = loopback[1];
        }
        long[] latency = latency("network.latency");
        if (latency != null) {
            settings.baseNanos = latency[0];
            settings.jitterNanos = latency[1];
        }
        settings.bytesPerSecond = bandwidth();
        settings.lossPerMillion = chance("network.loss");
        settings.duplicatePerMillion = chance("network.duplicate");
        settings.splitPerMillion = chance("network.split");
        settings.passthrough = passthrough();
    }

    /** The shortest latency and what may come on top; null if the option is not given. */
    private long[] latency(String name) {
        String value = given.get(name);
        if (value == null) {
            return null;
        }
        int dots = value.indexOf("..");
        Long least = Duration.parse(dots < 0 ? value : value.substring(0, dots));
        Long most = dots < 0 ? least : Duration.parse(value.substring(dots + 2));
        if (least == null || most == null || most < least) {
            throw UsageException.value(name, value, TIMES);
        }
        return new long[] {least, most - least};
    }

    private long bandwidth() {
        String value = given.get("network.bandwidth");
        if (value == null) {
            return 0;
        }
        try {
            long bytes = Long.parseLong(value);
            if (bytes > 0) {
                return bytes;
            }
        } catch (NumberFormatException e) {
            throw UsageException.value("network.bandwidth", value, "bytes a second, a whole number from 1");
        }
        throw UsageException.value("network.bandwidth", value, "bytes a second, a whole number from 1");
    }

    private OutsideAddress[] passthrough() {
        String value = given.get("network.passthrough");
        if (value == null) {
            return new OutsideAddress[0];
        }
        String[] parts = value.split("[,;]", -1);
        OutsideAddress[] addresses = new OutsideAddress[parts.length];
        for (int i = 0; i < parts.length; i++) {
            Matcher matcher = SERVER.matcher(parts[i]);
            if (!matcher.matches()) {
                throw UsageException.value("network.passthrough", value, SERVERS);
            }
            String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            int port = matcher.group(3) == null ? OutsideAddress.ANY_PORT : Integer.parseInt(matcher.group(3));
            if (port > MAX_PORT || matcher.group(3) != null && port == 0) {
                throw UsageException.value("network.passthrough", value, SERVERS);
            }
            addresses[i] = new OutsideAddress(host.toLowerCase(Locale.ROOT), port);
        }
        return addresses;
    }

    private int chance(String name) {
        String value = given.get(name);
        if (value == null) {
            return 0;
        }
        try {
            double chance = Double.parseDouble(value);
            if (chance >= 0 && chance <= 1) {
                return (int) Math.round(chance * MILLION);
            }
        } catch (NumberFormatException e) {
            throw UsageException.value(name, value, CHANCE);
        }
        throw UsageException.value(name, value, CHANCE);
    }
}
