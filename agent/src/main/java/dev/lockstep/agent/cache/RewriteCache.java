package dev.lockstep.agent.cache;

import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * What a class file of the JDK became when it was rewritten, looked up by its name and its content: another JDK, or
 * another agent that changes the class first, finds nothing here and is rewritten as usual. Rewriting must be a
 * function of name, content and the key that {@link RewriteCaches} makes, and of nothing else.
 *
 * <p>Safe for any thread. Looking up calls nothing of the JDK that is controlled, so that transformers can do so while
 * a run goes on.
 */
public final class RewriteCache implements Runnable {
    /** What {@link #find} answers for a class that rewriting leaves as it is. */
    public static final byte[] UNCHANGED = {};

    private static final RewriteCache NONE = new RewriteCache(null, false);
    private static final int MAX_BYTES = 8 << 20;
    private static final int BUCKETS = 1 << 10;
    private static final int LOW_HALF = 32;
    private final CacheFile file;
    private final boolean remembers;
    private final Entry[] buckets = new Entry[BUCKETS];
    private int count;
    private int bytes;
    private boolean added;

    /** One class file that came in. */
    static final class Entry {
        final long key;
        final int length;
        final byte[] source;
        final int offset;
        final int size;
        Entry next;

        /** {@code size} bytes of {@code source} from {@code offset} are the result; a negative size: none. */
        Entry(long key, int length, byte[] source, int offset, int size) {
            this.key = key;
            this.length = length;
            this.source = source;
            this.offset = offset;
            this.size = size;
        }
    }

    /** One that is kept in {@code file}, or in this JVM only if that is null. */
    RewriteCache(CacheFile file) {
        this(file, true);
    }

    private RewriteCache(CacheFile file, boolean remembers) {
        this.file = file;
        this.remembers = remembers;
    }

    /** One that remembers nothing. */
    public static RewriteCache none() {
        return NONE;
    }

    /** The class file that {@code original} became, {@link #UNCHANGED}, or null if that is not known. */
    public byte[] find(String name, byte[] original) {
        if (!remembers) {
            return null;
        }
        Entry entry = entry(key(name, original), original.length);
        if (entry == null) {
            return null;
        }
        return entry.size < 0 ? UNCHANGED : Arrays.copyOfRange(entry.source, entry.offset, entry.offset + entry.size);
    }

    private synchronized Entry entry(long key, int length) {
        Entry entry = buckets[bucket(key)];
        while (entry != null && (entry.key != key || entry.length != length)) {
            entry = entry.next;
        }
        return entry;
    }

    /** Remembers that {@code original} became {@code result}; null if it stays as it is. */
    public void add(String name, byte[] original, byte[] result) {
        if (remembers) {
            int size = result == null ? -1 : result.length;
            add(new Entry(key(name, original), original.length, result, 0, size));
        }
    }

    private synchronized void add(Entry entry) {
        if (bytes + CacheFormat.ENTRY_BYTES + Math.max(entry.size, 0) <= MAX_BYTES) {
            put(entry);
            added = true;
        }
    }

    /** Only while no other thread has the cache. */
    void put(Entry entry) {
        int bucket = bucket(entry.key);
        entry.next = buckets[bucket];
        buckets[bucket] = entry;
        count++;
        bytes += CacheFormat.ENTRY_BYTES + Math.max(entry.size, 0);
    }

    /**
     * Writes the file if anything is new; {@link #trouble} says why it cannot. Not under the monitor: a thread that
     * waits for it while it initialises a class could wait for ever, because writing needs classes, too.
     */
    public void save() {
        Entry[] all = file == null ? null : news();
        if (all != null) {
            file.write(all);
        }
    }

    /** Lets the next {@link #save} write whatever there is. */
    synchronized void expectSave() {
        added = true;
    }

    /** As {@link #save}: the end of the JVM. */
    @Override
    public void run() {
        save();
    }

    /** True if the cache has a file. */
    public boolean isKept() {
        return file != null;
    }

    /** Why the file could not be read or written, in one line; null if it could, or need not be. */
    public String trouble() {
        return file == null ? null : file.trouble();
    }

    /** All entries if there are new ones, else null. */
    private synchronized Entry[] news() {
        if (!added) {
            return null;
        }
        added = false;
        return entries();
    }

    /** All there is; only while no other thread has the cache, or under the monitor. */
    Entry[] entries() {
        Entry[] all = new Entry[count];
        int next = 0;
        for (Entry first : buckets) {
            for (Entry entry = first; entry != null; entry = entry.next) {
                all[next++] = entry;
            }
        }
        return all;
    }

    private static long key(String name, byte[] original) {
        CRC32 content = new CRC32();
        content.update(original, 0, original.length);
        return content.getValue() << LOW_HALF | name.hashCode() & 0xFFFFFFFFL;
    }

    private static int bucket(long key) {
        return (int) (key ^ key >>> LOW_HALF) & BUCKETS - 1;
    }
}
