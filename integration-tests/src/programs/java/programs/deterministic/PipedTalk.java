package programs.deterministic;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;

/** Two threads write through small pipes to one reader each; chunk sizes follow the schedule. */
public final class PipedTalk {
    private PipedTalk() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Thread[] readers = {talk("ab", 8), talk("xyz", 5)};
        for (Thread reader : readers) {
            reader.join();
        }
    }

    private static Thread talk(String word, int pipeSize) throws IOException {
        PipedInputStream in = new PipedInputStream(pipeSize);
        PipedOutputStream out = new PipedOutputStream(in);
        new Thread(() -> write(word, out)).start();
        Thread reader = new Thread(() -> read(word, in));
        reader.start();
        return reader;
    }

    private static void write(String word, PipedOutputStream out) {
        try (out) {
            for (int i = 0; i < 6; i++) {
                out.write(word.getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void read(String word, PipedInputStream in) {
        byte[] chunk = new byte[16];
        try (in) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                System.out.println(word + ": " + new String(chunk, 0, n, StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
