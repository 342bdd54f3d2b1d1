package dev.lockstep.agent.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The process's real standard error, whatever the program does to {@code System.err}. */
public final class Stderr implements Consumer<String> {
    @Override
    public void accept(String line) {
        line(line);
    }

    /** Writes one line; stdout belongs to the program. */
    public static void line(String line) {
        System.err.flush();
        try {
            FileOutputStream out = new FileOutputStream(FileDescriptor.err); // never closed: it is not ours
            out.write((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return; // nobody reads it
        }
    }
}
