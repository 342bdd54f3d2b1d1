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
    private static final String AGENT = "agent=";
    private static final String JVM = " vm=";
    private static final String BUNDLED = "bundled";

    private RewriteCaches() {}

    /**
     * The cache in the default place: one that is not kept if there is no such place.
     *
     * @param variant whatever else the rewriting of JDK classes depends on
     */
    public static RewriteCache open(String variant) {
        try {
            Path directory = CacheDirectory.byDefault();
            return directory == null ? read(null, variant) : read(file(directory, variant), variant);
        } catch (InvalidPathException e) {
            return read(null, variant); // a home whose name this locale cannot say
        }
    }

    /** The cache in {@code directory}, which need not exist: it will have a file even if all is known already. */
    public static RewriteCache open(Path directory, String variant) {
        CacheFile file = file(directory, variant);
        RewriteCache cache = read(file, variant);
        if (file != null && !file.isSound()) {
            cache.expectSave();
        }
        return cache;
    }

    /** Null if this agent is in no jar. */
    private static CacheFile file(Path directory, String variant) {
        String agent = agent();
        return agent == null
                ? null
                : new CacheFile(new CacheDirectory(directory.toAbsolutePath()), key(agent, variant));
    }

    private static RewriteCache read(CacheFile file, String variant) {
        RewriteCache cache = new RewriteCache(file);
        if (file == null || !file.readInto(cache)) {
            BundledFile.readInto(cache, key(BUNDLED, variant));
        }
        return cache;
    }

    /** The JDK's own classes are compared one by one, so its version only keeps those of several apart. */
    private static String key(String agent, String variant) {
        return AGENT + agent + JVM + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version")
                + " " + System.getProperty("java.vm.vendor") + " " + variant;
    }

    /** The key under which the jar itself brings along what a JVM has kept under {@code key}. */
    static String bundledKey(String key) {
        return AGENT + BUNDLED + key.substring(key.indexOf(JVM));
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
