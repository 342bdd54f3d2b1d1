package dev.lockstep.hooks;

import java.util.HashMap;
import java.util.Map;

/** Source positions of scheduling points, by index. Grows only; safe for any thread. */
public final class SiteTable {
    private static final int FIRST_CAPACITY = 1024;
    private static volatile String[] descriptions = new String[FIRST_CAPACITY];
    private static final Map<String, Integer> INTERNED = new HashMap<>();
    private static int size = 1;

    private SiteTable() {}

    /** Adds a position such as {@code pkg.Type.method(File.java:12) ReentrantLock.lock}. */
    public static synchronized int add(String description) {
        if (size == descriptions.length) {
            String[] larger = new String[size * 2];
            System.arraycopy(descriptions, 0, larger, 0, size);
            descriptions = larger;
        }
        descriptions[size] = description;
        return size++;
    }

    /** As {@link #add}, but one index for equal descriptions: for classes that are made over and over. */
    public static synchronized int intern(String description) {
        Integer known = INTERNED.get(description);
        if (known == null) {
            known = add(description);
            INTERNED.put(description, known);
        }
        return known;
    }

    /** The description at {@code index}; index 0 is a place inside the JDK. */
    public static String describe(int index) {
        String text = descriptions[index];
        return text == null ? "(inside the JDK)" : text;
    }
}
