package dev.lockstep.cluster.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class NamesTest {
    private final Names names = new Names();
    private final InetAddress one = Addresses.ipv4(1);
    private final InetAddress two = Addresses.ipv4(2);

    @Test
    void aNameMayHaveSeveralAddressesAndChange() {
        names.set("service", one, two);
        assertArrayEquals(new InetAddress[] {one, two}, names.lookup("service"));
        names.set("service", two);
        assertArrayEquals(new InetAddress[] {two}, names.lookup("service"));
        names.set("service");
        assertEquals(0, names.lookup("service").length);
    }

    @Test
    void caseAndTheFinalDotDoNotMatter() {
        names.set("Node.Example", one);
        assertArrayEquals(new InetAddress[] {one}, names.lookup("node.EXAMPLE."));
    }

    @Test
    void reverseFindsTheFirstName() {
        names.set("b", one);
        names.set("a", one, two);
        assertEquals("b", names.reverse(one));
        assertEquals("a", names.reverse(two));
        assertNull(names.reverse(Addresses.ipv4(3)));
    }

    @Test
    void answersAreCopies() {
        names.set("a", one);
        names.lookup("a")[0] = two;
        assertEquals(one, names.lookup("a")[0]);
    }
}
