package dev.lockstep.agent.cache;

import dev.lockstep.agent.boot.AgentJar;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** Opens the cache that fits this agent and this JVM. */
public final class RewriteCaches {
    private static final int BUFFER_BYTES = 1 << 16;

    private RewriteCaches() {}

    /**
     * The cache in the default place: one that remembers nothing if there is no such place.
     *
     * @param variant whatever else the rewriting of JDK classes depends on
     */
    public static RewriteCache open(String variant) {
        try {
            Path directory = CacheDirectory.byDefault();
            return directory == null ? RewriteCache.none() : open(directory, variant);
        } catch (InvalidPathException e) {
            return RewriteCache.none(); // a home whose name this locale cannot say
        }
    }

    /** The cache in {@code directory}, which need not exist. */
    public static RewriteCache open(Path directory, String variant) {
        String agent = agent();
        if (agent == null) {
            return RewriteCache.none();
        }
        CacheFile file = new CacheFile(new CacheDirectory(directory.toAbsolutePath()), key(agent, variant));
        RewriteCache cache = new RewriteCache(file);
        file.readInto(cache);
        return cache;
    }

    /** The JDK's own classes are compared one by one, so its version only keeps those of several apart. */
    private static String key(String agent, String variant) {
        return "agent=" + agent + " vm=" + System.getProperty("java.vm.name") + " "
                + System.getProperty("java.vm.version") + " " + System.getProperty("java.vm.vendor") + " " + variant;
    }

    /** Length and checksum of this agent's jar; null if it is not in a jar. */
    private static String agent() {
        File jar = AgentJar.file();
        if (jar == null) {
            return null;
        }
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[BUFFER_BYTES];
        long length = 0;
        try (FileInputStream in = new FileInputStream(jar)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
                length += read;
            }
        } catch (IOException e) {
            return null;
        }
        return length + "-" + crc.getValue();
    }
}
