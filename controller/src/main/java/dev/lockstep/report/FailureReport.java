package dev.lockstep.report;

import dev.lockstep.controller.RunListener;
import dev.lockstep.controller.RunResult;
import dev.lockstep.controller.Settings;
import dev.lockstep.trace.TraceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Writes a report and a trace for every failed run, and tells where they are and how to replay. */
public final class FailureReport implements RunListener {
    private static final int MAX_PRINTED = 3;
    private final Settings settings;
    private final Supplier<String> replayCommand;
    private final Consumer<String> out;
    private int printed;
    private String lastText = "";

    /** {@code replayCommand} gives a command that has {@code %s} where the trace file goes; {@code out} takes lines. */
    public FailureReport(Settings settings, Supplier<String> replayCommand, Consumer<String> out) {
        this.settings = settings;
        this.replayCommand = replayCommand;
        this.out = out;
    }

    /** As the other constructor, for a command that is known beforehand. */
    public FailureReport(Settings settings, String replayCommand, Consumer<String> out) {
        this(settings, () -> replayCommand, out);
    }

    @Override
    public void ended(RunResult result, long iteration) {
        if (result.failure == null) {
            return;
        }
        String text = result.report.replaceFirst("\nseed: (.*)\n", "\nseed: $1\niteration: " + iteration + "\n");
        String name = "seed-" + result.seed;
        String command = "";
        try {
            Path directory = Files.createDirectories(Path.of(settings.out));
            Path trace = directory.resolve(name + ".trace").toAbsolutePath();
            if (settings.replay == null) {
                new TraceFile(header(result), result.decisions).write(trace);
            } else {
                trace = Path.of(settings.replay).toAbsolutePath();
            }
            command = String.format(replayCommand.get(), quote(trace.toString()));
            text += "\ntrace: " + trace + "\nreplay: " + command + "\n";
            Files.write(directory.resolve(name + ".report.txt"), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            text += "\nno files were written: lockstep.out=" + settings.out + ": " + e + "\n";
        }
        lastText = text;
        if (++printed <= MAX_PRINTED) {
            out.accept("lockstep: failure found\n" + indent(text));
        }
    }

    private Map<String, String> header(RunResult result) {
        Map<String, String> header = new LinkedHashMap<>();
        header.put("seed", Long.toString(result.seed));
        header.put("strategy", settings.strategy);
        header.put("points", settings.points);
        header.put("engine", settings.engine);
        header.put("maxStall", Long.toString(settings.maxStallNanos));
        header.put("maxSteps", Long.toString(settings.maxSteps));
        header.put("freshStatics", Boolean.toString(settings.freshStatics));
        header.put("kind", result.failure.kind.label());
        header.put("message", result.failure.message.replace('\r', ' '));
        header.put("steps", Long.toString(result.steps));
        header.put("trace", Summary.hex(result.traceHash));
        header.put("decisions", Integer.toString(result.decisions.size()));
        return header;
    }

    /** The last failure's text; empty if there was none. */
    public String lastText() {
        return lastText;
    }

    private static String quote(String path) {
        return path.indexOf(' ') < 0 ? path : "'" + path + "'";
    }

    private static String indent(String text) {
        return "  " + text.strip().replace("\n", "\n  ");
    }
}
