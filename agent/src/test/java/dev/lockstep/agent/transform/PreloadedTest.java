package dev.lockstep.agent.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PreloadedTest {
    private static List<String> lines() throws IOException {
        try (InputStream in = Preloaded.class.getResourceAsStream("preloaded-classes.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toList());
        }
    }

    @Test
    void namesAreSortedAndUnique() throws IOException {
        List<String> names = lines();
        assertEquals(new ArrayList<>(new TreeSet<>(names)), names);
        assertEquals(new HashSet<>(names), Preloaded.names());
        assertFalse(names.isEmpty());
    }

    @Test
    void namesAreBinaryNamesOfTheJdk() throws IOException {
        for (String name : lines()) {
            assertFalse(!name.matches("(java|jdk|sun)(\\.[\\w$]+)+"), name);
        }
    }
}
