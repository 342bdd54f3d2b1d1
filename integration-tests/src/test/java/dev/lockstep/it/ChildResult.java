package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a child process left: its exit status and what it printed. */
final class ChildResult {
    private static final String SUMMARY = "lockstep: result=";
    private final String command;
    final Path directory;
    final int status;
    final String out;
    final String err;

    ChildResult(String command, Path directory, int status, byte[] out, byte[] err) {
        this.command = command;
        this.directory = directory;
        this.status = status;
        this.out = new String(out, StandardCharsets.UTF_8);
        this.err = new String(err, StandardCharsets.UTF_8);
    }

    List<String> errLines() {
        return err.lines().toList();
    }

    boolean hasSummary() {
        return err.lines().anyMatch(line -> line.startsWith(SUMMARY));
    }

    /** The summary line, which must be the last one on standard error. */
    String summary() {
        List<String> lines = errLines();
        assertFalse(lines.isEmpty(), () -> "no summary: " + this);
        String last = lines.get(lines.size() - 1);
        assertTrue(last.startsWith(SUMMARY), () -> "the last line is no summary: " + this);
        return last;
    }

    /** Value of {@code key=} in the summary; empty if it has none. */
    String field(String key) {
        Matcher matcher = Pattern.compile("\\b" + key + "=(\\S+)").matcher(summary());
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Rest of the only line of the report that starts with {@code key}. */
    String reported(String key) {
        List<String> found = err.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(key + ": "))
                .toList();
        assertEquals(1, found.size(), () -> "lines '" + key + ": ' of " + this);
        return found.get(0).substring(key.length() + 2);
    }

    ChildResult expectStatus(int expected) {
        assertEquals(expected, status, this::toString);
        return this;
    }

    ChildResult expectPass() {
        assertEquals("pass", field("result"), this::toString);
        return this;
    }

    ChildResult expectFailure(String kind) {
        assertEquals("fail kind=" + kind, field("result") + " kind=" + field("kind"), this::toString);
        return expectStatus(70);
    }

    @Override
    public String toString() {
        return command + "\nin " + directory + "\nexit status " + status + "\nstdout:\n" + out + "\nstderr:\n" + err;
    }
}
