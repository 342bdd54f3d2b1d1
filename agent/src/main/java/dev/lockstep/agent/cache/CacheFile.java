package dev.lockstep.agent.cache;

import dev.lockstep.agent.cache.RewriteCache.Entry;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The file of a {@link RewriteCache}: a magic number, the key, the number of entries; then the entries, then their class
 * files one after another in the same order, then a checksum of all that. A file that is not exactly so is none.
 */
final class CacheFile {
    /** Bytes of an entry without its class file: key, length of what came in, size of what went out. */
    static final int ENTRY_BYTES = Long.BYTES + Integer.BYTES + Integer.BYTES;

    private static final int MAGIC = 0x4C4B5257;
    private static final int FRAME_BYTES = 4 * Integer.BYTES; // magic, length of the key, number of entries, checksum
    private static final int MAX_FILE_BYTES = 16 << 20;
    private final CacheDirectory directory;
    private final Path path;
    private final byte[] key;

    CacheFile(CacheDirectory directory, String key) {
        this.directory = directory;
        this.key = key.getBytes(StandardCharsets.UTF_8);
        this.path = directory.file(crc(this.key, this.key.length));
    }

    /** As {@link CacheDirectory#trouble}. */
    String trouble() {
        return directory.trouble();
    }

    /** Puts all that the file holds into {@code cache}; nothing if there is no sound file. */
    void readInto(RewriteCache cache) {
        File file = path.toFile();
        if (!file.exists() || !directory.isTrusted(path)) {
            return;
        }
        try {
            byte[] all = read(file);
            if (isSound(all)) {
                parse(all, cache);
            }
        } catch (IOException e) {
            return; // it will be written anew
        }
    }

    private static byte[] read(File file) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            int length = (int) Math.min(file.length(), MAX_FILE_BYTES);
            return in.readNBytes(length);
        }
    }

    private boolean isSound(byte[] all) {
        int end = all.length - Integer.BYTES;
        if (all.length < FRAME_BYTES + key.length || number(all, 0) != MAGIC || number(all, end) != crc(all, end)) {
            return false;
        }
        int start = 2 * Integer.BYTES;
        return number(all, Integer.BYTES) == key.length
                && Arrays.equals(all, start, start + key.length, key, 0, key.length);
    }

    private void parse(byte[] all, RewriteCache cache) {
        int position = 2 * Integer.BYTES + key.length;
        int count = number(all, position);
        position += Integer.BYTES;
        int offset = position + count * ENTRY_BYTES;
        for (int i = 0; i < count; i++) {
            long high = number(all, position);
            long low = number(all, position + Integer.BYTES) & 0xFFFFFFFFL;
            int length = number(all, position + Long.BYTES);
            int size = number(all, position + Long.BYTES + Integer.BYTES);
            cache.put(new Entry(high << Integer.SIZE | low, length, all, offset, size));
            offset += Math.max(size, 0);
            position += ENTRY_BYTES;
        }
    }

    /** Writes a new file and then puts it in the place of the old one, whoever else reads or writes that. */
    void write(Entry[] entries) {
        byte[] all = compose(entries);
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

    private byte[] compose(Entry[] entries) {
        int bytes = FRAME_BYTES + key.length + entries.length * ENTRY_BYTES;
        for (Entry entry : entries) {
            bytes += Math.max(entry.size, 0);
        }
        ByteBuffer out = ByteBuffer.allocate(bytes);
        out.putInt(MAGIC).putInt(key.length).put(key).putInt(entries.length);
        for (Entry entry : entries) {
            out.putLong(entry.key).putInt(entry.length).putInt(entry.size);
        }
        for (Entry entry : entries) {
            if (entry.size > 0) {
                out.put(entry.source, entry.offset, entry.size);
            }
        }
        out.putInt(crc(out.array(), out.position()));
        return out.array();
    }

    private static int crc(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static int number(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
    }
}
