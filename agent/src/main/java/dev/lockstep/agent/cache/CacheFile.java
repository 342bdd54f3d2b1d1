package dev.lockstep.agent.cache;

import dev.lockstep.agent.cache.RewriteCache.Entry;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file of a {@link RewriteCache}, in the form of {@link CacheFormat}. */
final class CacheFile {
    private static final int MAX_FILE_BYTES = 16 << 20;
    private final CacheDirectory directory;
    private final Path path;
    private final byte[] key;
    private boolean sound;

    CacheFile(CacheDirectory directory, String key) {
        this.directory = directory;
        this.key = key.getBytes(StandardCharsets.UTF_8);
        this.path = directory.file(CacheFormat.number(this.key));
    }

    /** As {@link CacheDirectory#trouble}. */
    String trouble() {
        return directory.trouble();
    }

    /** Puts all that the file holds into {@code cache}; false, and nothing, if there is no sound file. */
    boolean readInto(RewriteCache cache) {
        File file = path.toFile();
        if (!file.exists() || !directory.isTrusted(path)) {
            return false;
        }
        try {
            sound = CacheFormat.read(read(file), key, cache);
        } catch (IOException e) {
            sound = false; // it will be written anew
        }
        return sound;
    }

    /** Whether {@link #readInto} has found a file, and all in order. */
    boolean isSound() {
        return sound;
    }

    private static byte[] read(File file) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            int length = (int) Math.min(file.length(), MAX_FILE_BYTES);
            return in.readNBytes(length);
        }
    }

    /** Writes a new file and then puts it in the place of the old one, whoever else reads or writes that. */
    void write(Entry[] entries) {
        byte[] all = CacheFormat.compose(key, entries);
        try {
            Path temporary = directory.newFile();
            if (temporary != null) {
                write(all, temporary);
                directory.dropOldest(path);
            }
        } catch (IOException | UnsupportedOperationException e) {
            directory.fail(e.toString());
        }
    }

    private void write(byte[] all, Path temporary) throws IOException {
        try {
            try (FileOutputStream file = new FileOutputStream(temporary.toFile())) {
                file.write(all);
            }
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
            directory.fail(null);
        } finally {
            Files.deleteIfExists(temporary); // it is there only if something failed
        }
    }
}
