package dev.lockstep.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps native threads on one processor. Those of a run take turns, and a hand-over within a processor costs a fraction
 * of one that has to wake another. A native thread may run where the one that made it may: it is enough to settle the
 * one that makes the first of them. Needs Linux and its {@code taskset} command; elsewhere nothing changes.
 */
final class OneProcessor {
    private static final Path STATE = Path.of("/proc/thread-self/stat");
    private static final int PROCESSOR = 36; // place behind the name of the command: proc(5), field 39

    private OneProcessor() {}

    /** Keeps the calling native thread on the processor that it is on; false if that cannot be done. */
    static boolean settle() {
        if (Runtime.getRuntime().availableProcessors() == 1) {
            return false;
        }
        try {
            String state = new String(Files.readAllBytes(STATE), StandardCharsets.US_ASCII);
            String thread = state.substring(0, state.indexOf(' '));
            String[] fields = state.substring(state.lastIndexOf(')') + 2).split(" ");
            Process taskset = new ProcessBuilder("taskset", "-c", "-p", fields[PROCESSOR], thread)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return taskset.waitFor() == 0;
        } catch (IOException | RuntimeException e) {
            return false; // no such file, no such command, not allowed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
