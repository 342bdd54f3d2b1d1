package dev.lockstep.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceFileTest {
    private static final String MAGIC = "lockstep-trace 1\n";

    @TempDir
    Path directory;

    @Test
    void readsWhatItWrote() throws IOException {
        Map<String, String> header = new LinkedHashMap<>();
        header.put("seed", "-9223372036854775808");
        header.put("main", "a=b ünïcødé");
        header.put("empty", "");
        header.put("lines", "one\ntwo");
        DecisionLog decisions = new DecisionLog();
        decisions.add(0, DecisionLog.switchTo(3));
        decisions.add(9_000_000_000L, DecisionLog.drawn(2));
        decisions.add(9_000_000_001L, DecisionLog.JUMP);
        header.put("decisions", "3");
        Path file = directory.resolve("t.trace");
        new TraceFile(header, decisions).write(file);

        TraceFile read = TraceFile.read(file);
        header.put("lines", "one two"); // a value is one line
        assertEquals(header, read.header);
        assertEquals(new ArrayList<>(header.keySet()), new ArrayList<>(read.header.keySet()));
        assertEquals(3, read.decisions.size());
        for (int i = 0; i < 3; i++) {
            assertEquals(decisions.step(i), read.decisions.step(i));
            assertEquals(decisions.code(i), read.decisions.code(i));
        }
    }

    @Test
    void writingReplaces() throws IOException {
        Path file = directory.resolve("t.trace");
        Files.writeString(file, "x".repeat(10_000));
        new TraceFile(Map.of("decisions", "0"), new DecisionLog()).write(file);
        assertEquals(MAGIC + "decisions=0\n\n", Files.readString(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "lockstep-trace 2\n",
                "PK\u0003\u0004",
                MAGIC,
                MAGIC + "seed=1\n",
                MAGIC + "seed\n",
                MAGIC + "\n",
                MAGIC + "decisions=1\n\n",
                MAGIC + "decisions=1\n\n5\n",
                MAGIC + "decisions=1\n\n5 \n",
                MAGIC + "decisions=1\n\n 5\n",
                MAGIC + "decisions=1\n\nfive 5\n",
                MAGIC + "decisions=1\n\n5 five\n",
                MAGIC + "decisions=1\n\n5 5 5\n",
                MAGIC + "decisions=1\n\n5 99999999999\n",
                MAGIC + "decisions=2\n\n5 5\n",
                MAGIC + "decisions=1\n\n5 5\n6 6\n",
                MAGIC + "decisions=1\n\n5 5\n\n",
            })
    void saysInOneLineWhatIsWrong(String text) throws IOException {
        Path file = directory.resolve("bad.trace");
        Files.writeString(file, text);
        assertOneLine(assertThrows(IOException.class, () -> TraceFile.read(file)));
    }

    @Test
    void saysInOneLineThatAFileIsNotText() throws IOException {
        Path file = directory.resolve("bad.trace");
        Files.write(file, new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 61});
        assertOneLine(assertThrows(IOException.class, () -> TraceFile.read(file)));
    }

    @Test
    void everyTruncationIsNoticed() throws IOException {
        DecisionLog decisions = new DecisionLog();
        decisions.add(10, 4);
        decisions.add(200, 7);
        Path whole = directory.resolve("whole.trace");
        new TraceFile(Map.of("decisions", "2"), decisions).write(whole);
        String text = Files.readString(whole);
        Path cut = directory.resolve("cut.trace");
        for (int length = 0; length < text.length() - 1; length++) { // all but the last line's end
            Files.writeString(cut, text.substring(0, length));
            assertOneLine(assertThrows(IOException.class, () -> TraceFile.read(cut), "cut at " + length));
        }
    }

    private static void assertOneLine(IOException failure) {
        assertFalse(failure.getMessage().contains("\n"), failure.getMessage());
        assertTrue(failure.getMessage().contains("trace"), failure.getMessage());
    }
}
