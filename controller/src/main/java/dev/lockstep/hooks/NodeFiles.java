package dev.lockstep.hooks;

import java.nio.charset.Charset;

/** Where the files of a node are whose program was given a directory or a temporary directory of its own. Immutable. */
public final class NodeFiles {
    /** Absolute name of the directory that relative names start from; null for that of the whole process. */
    public final String directory;

    /** Absolute name of the directory of temporary files; null for that of the whole process. */
    public final String temporary;

    private final byte[] directoryBytes;

    /** Takes absolute names, or null for what the process has. */
    public NodeFiles(String directory, String temporary) {
        this.directory = directory;
        this.temporary = temporary;
        this.directoryBytes = directory == null
                ? null
                : directory.getBytes(Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")));
    }

    /** The directory as the operating system takes it; not to be changed. */
    byte[] directoryBytes() {
        return directoryBytes;
    }

    /** {@code name}, starting from the directory if it is relative. */
    String resolve(String name) {
        if (name.startsWith("/")) {
            return name;
        }
        return directory.endsWith("/")
                ? directory.concat(name)
                : directory.concat("/").concat(name);
    }
}
