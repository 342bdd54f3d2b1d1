package dev.lockstep.agent.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.controller.NetworkSettings;
import dev.lockstep.controller.OutsideAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkOptionsTest {
    @Test
    void defaultsAreThoseOfTheSettings() {
        NetworkSettings expected = new NetworkSettings();
        NetworkSettings read = NetworkOptions.read(Map.of());
        assertEquals(expected.baseNanos, read.baseNanos);
        assertEquals(expected.loopbackJitterNanos, read.loopbackJitterNanos);
        assertEquals(0, read.lossPerMillion);
    }

    @Test
    void readsEach() {
        NetworkSettings read = NetworkOptions.read(Map.of(
                "network.loopback", "1us",
                "network.latency", "2ms..5ms",
                "network.bandwidth", "1000000",
                "network.loss", "0.25",
                "network.duplicate", "1",
                "network.split", "0.000001"));
        assertEquals(1_000, read.loopbackBaseNanos);
        assertEquals(0, read.loopbackJitterNanos);
        assertEquals(2_000_000, read.baseNanos);
        assertEquals(3_000_000, read.jitterNanos);
        assertEquals(1_000_000, read.bytesPerSecond);
        assertEquals(250_000, read.lossPerMillion);
        assertEquals(1_000_000, read.duplicatePerMillion);
        assertEquals(1, read.splitPerMillion);
    }

    @Test
    void readsServersOutside() {
        NetworkSettings read =
                NetworkOptions.read(Map.of("network.passthrough", "DB.example.org:5432;127.0.0.1,[fd00::1]:80"));
        assertEquals("db.example.org", read.passthrough[0].host);
        assertEquals(5432, read.passthrough[0].port);
        assertEquals("127.0.0.1", read.passthrough[1].host);
        assertEquals(OutsideAddress.ANY_PORT, read.passthrough[1].port);
        assertEquals("fd00::1", read.passthrough[2].host);
        assertEquals(80, read.passthrough[2].port);
    }

    @ParameterizedTest
    @CsvSource({
        "network.passthrough, ''",
        "network.passthrough, host:",
        "network.passthrough, host:0",
        "network.passthrough, host:65536",
        "network.passthrough, a:1;;b:2",
        "network.passthrough, http://host:80",
        "network.latency, fast",
        "network.latency, 2ms..1ms",
        "network.latency, ..1ms",
        "network.loopback, 1ms..",
        "network.bandwidth, 0",
        "network.bandwidth, much",
        "network.loss, 1.5",
        "network.loss, -0.1",
        "network.loss, NaN",
        "network.split, often"
    })
    void refusesWhatIsMalformed(String name, String value) {
        UsageException refused = assertThrows(UsageException.class, () -> NetworkOptions.read(Map.of(name, value)));
        assertTrue(refused.getMessage().startsWith("lockstep." + name + "=" + value + " is not allowed; allowed: "));
    }
}
