package dev.lockstep.cluster.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 255, 256, 65_535})
    void numberAndAddressAreInverse(int number) {
        assertEquals(number, Addresses.index(Addresses.ipv4(number)));
        assertEquals(number, Addresses.index(Addresses.ipv6(number)));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "10.1.0.1", "192.168.0.1", "::1", "fd00:1::1", "fe80::1"})
    void othersAreNobodys(String literal) throws Exception {
        assertEquals(-1, Addresses.index(InetAddress.getByName(literal)));
    }

    @Test
    void hostsShareTheirNetworks() throws Exception {
        assertTrue(Addresses.isOnLink(InetAddress.getByName("10.200.0.1")));
        assertTrue(Addresses.isOnLink(InetAddress.getByName("fd00::99")));
        assertFalse(Addresses.isOnLink(InetAddress.getByName("192.0.2.1")));
    }
}
