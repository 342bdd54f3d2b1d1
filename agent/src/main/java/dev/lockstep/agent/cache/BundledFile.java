package dev.lockstep.agent.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What the agent's jar brings along for the JDKs that it was built beside: the cache as a first start of hello-world
 * leaves it, so that a first start there is a warm one. {@link BundledFileWriter} puts it there.
 */
final class BundledFile {
    private static final String DIRECTORY = "lockstep-rewritten/";

    private BundledFile() {}

    /** Where the entries of {@code key} are in the jar. */
    static String name(String key) {
        int number = CacheFormat.number(key.getBytes(StandardCharsets.UTF_8));
        return DIRECTORY + Integer.toHexString(number) + ".bin";
    }

    /** Puts what the jar holds for {@code key} into {@code cache}: nothing for a JVM that it was not built beside. */
    static void readInto(RewriteCache cache, String key) {
        try (InputStream in = BundledFile.class.getResourceAsStream("/" + name(key))) {
            if (in != null) {
                CacheFormat.read(in.readAllBytes(), key.getBytes(StandardCharsets.UTF_8), cache);
            }
        } catch (IOException e) {
            return; // rewriting does without
        }
    }
}
