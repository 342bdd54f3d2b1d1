package dev.lockstep.agent.cache;

import dev.lockstep.agent.cache.RewriteCache.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The bytes of a kept cache: a magic number, the key, the number of entries; then the entries, then their class files,
 * one after another in the same order, then a checksum of all that. Bytes that are not exactly so are none.
 */
final class CacheFormat {
    /** Bytes of an entry without its class file: key, length of what came in, size of what went out. */
    static final int ENTRY_BYTES = Long.BYTES + Integer.BYTES + Integer.BYTES;

    private static final int MAGIC = 0x4C4B5257;
    private static final int KEY_OFFSET = 2 * Integer.BYTES; // magic, length of the key
    private static final int FRAME_BYTES = KEY_OFFSET + 2 * Integer.BYTES; // and number of entries, checksum

    private CacheFormat() {}

    /** Puts all entries of {@code all} into {@code cache}; false, and none, if it is not sound or of another key. */
    static boolean read(byte[] all, byte[] key, RewriteCache cache) {
        if (!isSound(all)
                || number(all, Integer.BYTES) != key.length
                || !Arrays.equals(all, KEY_OFFSET, KEY_OFFSET + key.length, key, 0, key.length)) {
            return false;
        }
        int position = KEY_OFFSET + key.length;
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
        return true;
    }

    private static boolean isSound(byte[] all) {
        int end = all.length - Integer.BYTES;
        return all.length >= FRAME_BYTES
                && number(all, 0) == MAGIC
                && number(all, Integer.BYTES) <= all.length - FRAME_BYTES
                && number(all, end) == crc(all, end);
    }

    static byte[] compose(byte[] key, Entry[] entries) {
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

    /** The key of {@code all}; null if it is not sound. */
    static String key(byte[] all) {
        return isSound(all) ? new String(all, KEY_OFFSET, number(all, Integer.BYTES), StandardCharsets.UTF_8) : null;
    }

    /** A number for {@code key} to name a file by. */
    static int number(byte[] key) {
        return crc(key, key.length);
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
