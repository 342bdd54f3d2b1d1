package dev.lockstep.agent.cache;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;

/**
 * Where cache files lie. They are code, so they are read only if the directory and the file belong to the user of this
 * process and nobody else may write to them. Where the system cannot say so (it needs {@code /proc}), there is no
 * cache.
 */
final class CacheDirectory {
    private static final String PREFIX = "rewritten-";
    private static final String TEMPORARY = ".tmp";
    private static final int MAX_FILES = 8;
    private static final int OTHERS_MAY_WRITE = 0_022;
    private static final long STALE_MILLIS = 3_600_000;
    private final Path directory;
    private String trouble;

    CacheDirectory(Path directory) {
        this.directory = directory;
    }

    /** {@code lockstep} where the user's caches are, by the rules of the XDG base directories; null if nowhere. */
    static Path byDefault() {
        String caches = environment("XDG_CACHE_HOME");
        if (caches != null && caches.startsWith("/")) {
            return Path.of(caches, "lockstep");
        }
        String home = System.getProperty("user.home");
        return home == null || !home.startsWith("/") ? null : Path.of(home, ".cache", "lockstep");
    }

    /** Not {@code System.getenv}, which loads classes of processes before the agent could rewrite them. */
    private static String environment(String name) {
        try (FileInputStream in = new FileInputStream("/proc/self/environ")) {
            String all = '\0' + new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int start = all.indexOf('\0' + name + '=');
            if (start < 0) {
                return null;
            }
            int end = all.indexOf('\0', start + 1);
            return all.substring(start + name.length() + 2, end < 0 ? all.length() : end);
        } catch (IOException e) {
            return null;
        }
    }

    /** Why the directory cannot be used; null if nothing is known against it. */
    String trouble() {
        return trouble;
    }

    /** Says why the directory cannot be used; null if it can. */
    void fail(String reason) {
        trouble = reason;
    }

    Path file(int number) {
        return directory.resolve(PREFIX + Integer.toHexString(number) + ".bin");
    }

    /** True if nobody else can have written {@code file} of this directory. */
    boolean isTrusted(Path file) {
        return isOurs(directory) && isOurs(file, LinkOption.NOFOLLOW_LINKS);
    }

    private boolean isOurs(Path path, LinkOption... links) {
        try {
            Map<String, Object> found = Files.readAttributes(path, "unix:uid,mode", links);
            Object user = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            if (found.get("uid").equals(user) && ((Integer) found.get("mode") & OTHERS_MAY_WRITE) == 0) {
                return true;
            }
            trouble = path + " belongs to another user, or others may write to it";
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            trouble = e.toString();
        }
        return false;
    }

    /** A new, empty file of a name of its own; null if the directory is not to be used. */
    Path newFile() throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        if (!isOurs(directory)) {
            return null;
        }
        String name = PREFIX + ProcessHandle.current().pid() + "-" + System.nanoTime() + TEMPORARY;
        return Files.createFile(
                directory.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /**
     * Keeps the newest files, {@code current} among them, and whatever other processes are about to write.
     *
     * @throws IOException if the directory cannot be listed, or a file not be deleted
     */
    void dropOldest(Path current) throws IOException {
        File[] files = directory.toFile().listFiles();
        if (files == null) {
            return;
        }
        long[] times = new long[files.length];
        int kept = 0;
        for (File file : files) {
            if (file.getName().startsWith(PREFIX) && !file.getName().endsWith(TEMPORARY)) {
                times[kept++] = file.lastModified();
            }
        }
        Arrays.sort(times, 0, kept);
        long oldest = kept > MAX_FILES ? times[kept - MAX_FILES] : Long.MIN_VALUE;
        long stale = System.currentTimeMillis() - STALE_MILLIS;
        for (File file : files) {
            boolean temporary = file.getName().endsWith(TEMPORARY);
            if (file.getName().startsWith(PREFIX)
                    && file.lastModified() < (temporary ? stale : oldest)
                    && !file.toPath().equals(current)) {
                Files.deleteIfExists(file.toPath());
            }
        }
    }
}
