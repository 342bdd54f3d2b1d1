package dev.lockstep.hooks;

import java.io.File;
import java.io.FileNotFoundException;
import java.nio.file.Path;

/**
 * The one place where names of files become those that the operating system is given: on a node with a directory of
 * its own, relative names start there. Elsewhere each hook hands back what it was given. {@code java.io} asks with a
 * name or a {@link File}, {@code java.nio.file} for the directory to resolve against.
 */
public final class FileHooks {
    /** Whether this JDK takes the empty name for the working directory, as the later ones do. */
    private static final boolean EMPTY_IS_HERE = new File("").exists();

    private FileHooks() {}

    private static NodeFiles files() {
        return Current.managed() ? Current.controller.files() : null;
    }

    /** {@code UnixFileSystem.needToResolveAgainstDefaultDirectory()}: true if the caller's node has a directory. */
    public static boolean isElsewhere() {
        NodeFiles files = files();
        return files != null && files.directory != null;
    }

    /** Its answer there. */
    public static boolean yes() {
        return true;
    }

    /** {@code UnixFileSystem.defaultDirectory()} on such a node. */
    public static byte[] directory() {
        return Current.controller.files().directoryBytes();
    }

    /** The name of a file that is about to be opened or made. */
    public static String name(String given) {
        return given == null || given.isEmpty() || !isElsewhere()
                ? given
                : Current.controller.files().resolve(given);
    }

    /** A file that the operating system is about to be asked about. */
    public static File file(File given) {
        return given == null || given.getPath().isEmpty() && !EMPTY_IS_HERE ? given : absolute(given);
    }

    /** A file whose absolute name is wanted. */
    public static File absolute(File given) {
        if (given.isAbsolute() || !isElsewhere()) {
            return given;
        }
        NodeFiles files = Current.controller.files();
        return new File(given.getPath().isEmpty() ? files.directory : files.resolve(given.getPath()));
    }

    /** Has an exception name the file as the program did. */
    public static FileNotFoundException renamed(FileNotFoundException thrown, String opened, String given) {
        String message = thrown.getMessage();
        if (given == null || given.equals(opened) || message == null || !message.startsWith(opened)) {
            return thrown;
        }
        FileNotFoundException renamed = new FileNotFoundException(given.concat(message.substring(opened.length())));
        renamed.setStackTrace(thrown.getStackTrace());
        return renamed;
    }

    /** The directory that a child process starts in; null stands for that of its parent. */
    public static String childDirectory(String given) {
        if (!isElsewhere()) {
            return given;
        }
        NodeFiles files = Current.controller.files();
        return given == null || given.isEmpty() ? files.directory : files.resolve(given);
    }

    /** The directory of temporary files, for {@code java.io}. */
    public static File temporary(File ofProcess) {
        NodeFiles files = files();
        return files == null || files.temporary == null ? ofProcess : new File(files.temporary);
    }

    /** The directory of temporary files, for {@code java.nio.file}. */
    public static Path temporary(Path ofProcess) {
        NodeFiles files = files();
        return files == null || files.temporary == null ? ofProcess : Path.of(files.temporary);
    }
}
