package dev.lockstep.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeIdTest {
    @Test
    void parsesItsParts() {
        NodeId id = NodeId.parse("db-1@10.0.0.7:5432");
        assertEquals("db-1", id.name());
        assertEquals("10.0.0.7", id.host());
        assertEquals(5432, id.port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b:1", "db_1.x@db-1.example.org:65535", "n@127.0.0.1:80", "six@[fe80::1%eth0]:9"})
    void roundTrips(String text) {
        NodeId id = NodeId.parse(text);
        assertEquals(text, id.toString());
        assertEquals(id, NodeId.parse(text));
        assertEquals(id.hashCode(), NodeId.parse(text).hashCode());
        assertEquals(id, new NodeId(id.name(), id.host(), id.port()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|bad node ''; allowed: name@host:port",
                "a|bad node 'a'; allowed: name@host:port",
                "a@b|bad node 'a@b'; allowed: name@host:port",
                "a:1@b|bad node 'a:1@b'; allowed: name@host:port",
                "@b:1|bad name ''; allowed: letters, digits, '-', '_' and '.'",
                "a b@c:1|bad name 'a b'; allowed: letters, digits, '-', '_' and '.'",
                "a@:1|bad host ''; allowed: a host name or an address",
                "a@b@c:1|bad host 'b@c'; allowed: a host name or an address",
                "a@[]:1|bad host '[]'; allowed: a host name or an address, in brackets if it contains ':'",
                "a@[::1:1|bad host '[::1'; allowed: a host name or an address, in brackets if it contains ':'",
                "a@::1:1|bad host '::1'; allowed: a host name or an address, in brackets if it contains ':'",
                "a@b:|bad port ''; allowed: a number from 1 to 65535",
                "a@b:0|bad port '0'; allowed: a number from 1 to 65535",
                "a@b:-1|bad port '-1'; allowed: a number from 1 to 65535",
                "a@b:65536|bad port '65536'; allowed: a number from 1 to 65535",
                "a@b:99999999999|bad port '99999999999'; allowed: a number from 1 to 65535",
                "a@b:8o|bad port '8o'; allowed: a number from 1 to 65535",
            })
    void saysWhichPartIsMalformed(String text, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> NodeId.parse(text))
                        .getMessage());
    }

    @Test
    void theMessageIsOneLine() {
        for (String text : new String[] {"a\nb@c:1", "a@b\r\n:1", "a@b:1\n", "\n"}) {
            String message = assertThrows(IllegalArgumentException.class, () -> NodeId.parse(text))
                    .getMessage();
            assertEquals(1, message.lines().count(), message);
        }
    }

    @Test
    void partsMustBePresent() {
        assertThrows(IllegalArgumentException.class, () -> NodeId.parse(null));
        assertThrows(IllegalArgumentException.class, () -> new NodeId(null, "b", 1));
        assertThrows(IllegalArgumentException.class, () -> new NodeId("a", null, 1));
        assertThrows(IllegalArgumentException.class, () -> new NodeId("a", "b", 0));
    }

    @Test
    void isOrderedByNameThenHostThenPort() {
        TreeSet<NodeId> ids = new TreeSet<>();
        for (String text : new String[] {"b@a:1", "a@b:1", "a@a:10", "a@a:9"}) {
            ids.add(NodeId.parse(text));
        }
        assertEquals("[a@a:9, a@a:10, a@b:1, b@a:1]", List.copyOf(ids).toString());
    }

    @Test
    void differsInEachPart() {
        NodeId id = NodeId.parse("a@b:1");
        assertNotEquals(id, NodeId.parse("x@b:1"));
        assertNotEquals(id, NodeId.parse("a@x:1"));
        assertNotEquals(id, NodeId.parse("a@b:2"));
        assertFalse(id.equals(null));
        assertTrue(id.equals(id));
    }
}
