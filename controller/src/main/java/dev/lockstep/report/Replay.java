package dev.lockstep.report;

import dev.lockstep.controller.Settings;
import dev.lockstep.trace.DecisionLog;
import dev.lockstep.trace.TraceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A trace to follow, if the settings name one. */
public final class Replay {
    private final DecisionLog decisions;

    private Replay(DecisionLog decisions) {
        this.decisions = decisions;
    }

    /**
     * Opens the trace that {@code settings.replay} names and takes over the seed it was made with.
     *
     * @throws IOException with one line for people, if it cannot be used
     */
    public static Replay open(Settings settings) throws IOException {
        if (settings.replay == null) {
            return new Replay(null);
        }
        Path file = Path.of(settings.replay);
        if (!Files.isRegularFile(file)) {
            throw new IOException("lockstep.replay=" + file + ": no such file");
        }
        try {
            TraceFile trace = TraceFile.read(file);
            settings.seed = Long.parseLong(trace.header.get("seed"));
            settings.iterations = 1;
            settings.strategy = trace.header.get("strategy");
            settings.maxStallNanos = Long.parseLong(trace.header.get("maxStall"));
            settings.maxSteps = Long.parseLong(trace.header.get("maxSteps"));
            settings.freshStatics = !"false".equals(trace.header.get("freshStatics"));
            String points = trace.header.get("points");
            if (!settings.points.equals(points)) {
                throw new IOException("it was made with lockstep.points=" + points + "; give the same");
            }
            return new Replay(trace.decisions);
        } catch (IOException e) {
            throw new IOException("lockstep.replay=" + file + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new IOException("lockstep.replay=" + file + ": damaged trace: " + e.getMessage(), e);
        }
    }

    /** The decisions to follow; null if there is no trace. */
    public DecisionLog decisions() {
        return decisions;
    }
}
