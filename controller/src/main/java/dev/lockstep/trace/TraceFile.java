package dev.lockstep.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A trace on disk: a line that names the format, {@code key=value} lines, a blank line, then one decision a
 * line as {@code step code}. Text, so that two traces can be compared with ordinary tools.
 */
public final class TraceFile {
    private static final String MAGIC = "lockstep-trace 1";

    /** Header values by key, in file order. */
    public final Map<String, String> header;

    /** The decisions. */
    public final DecisionLog decisions;

    /** Creates a trace from its parts. */
    public TraceFile(Map<String, String> header, DecisionLog decisions) {
        this.header = header;
        this.decisions = decisions;
    }

    /** Writes the file, replacing one of the same name. */
    public void write(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(MAGIC + "\n");
            for (Map.Entry<String, String> entry : header.entrySet()) {
                out.write(entry.getKey() + "="
                        + entry.getValue().replace('\n', ' ').replace('\r', ' ') + "\n");
            }
            out.write("\n");
            for (int i = 0; i < decisions.size(); i++) {
                out.write(Long.toString(decisions.step(i)));
                out.write(' ');
                out.write(Integer.toString(decisions.code(i)));
                out.write('\n');
            }
        }
    }

    /**
     * Reads a trace.
     *
     * @throws IOException if the file cannot be read or is not a trace; the message says which, in one line
     */
    public static TraceFile read(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            if (!MAGIC.equals(in.readLine())) {
                throw new IOException("not a lockstep trace (first line is not '" + MAGIC + "')");
            }
            Map<String, String> header = readHeader(in);
            DecisionLog decisions = new DecisionLog();
            String line = in.readLine();
            for (; line != null; line = in.readLine()) {
                int space = line.indexOf(' ');
                decisions.add(Long.parseLong(line.substring(0, space)), Integer.parseInt(line.substring(space + 1)));
            }
            if (!Integer.toString(decisions.size()).equals(header.get("decisions"))) {
                throw new IOException("damaged trace: " + decisions.size() + " decisions where the header says "
                        + header.get("decisions"));
            }
            return new TraceFile(header, decisions);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new IOException("not a lockstep trace (not text)", e);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IOException("damaged trace: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> readHeader(BufferedReader in) throws IOException {
        Map<String, String> header = new LinkedHashMap<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new IOException("damaged trace: header line without '=': " + line);
            }
            header.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return header;
    }
}
