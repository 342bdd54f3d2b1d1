package dev.lockstep.cluster;

import dev.lockstep.hooks.NodeFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a node runs: an ordinary {@code main}, with its own class loader and thus its own statics. Immutable;
 * {@code with} methods give changed copies.
 *
 * <pre>{@code
 * cluster.startNode("n1", NodeProgram.main("com.acme.Server", "--port", "7001").withProperty("acme.id", "1"));
 * }</pre>
 */
public final class NodeProgram {
    private final String mainClass;
    private final Path jar;
    private final String[] arguments;
    private final List<Path> classPath;
    private final Map<String, String> properties;
    private final Map<String, String> environment;
    private final Path directory;
    private final boolean tolerant;

    private NodeProgram(
            String mainClass,
            Path jar,
            String[] arguments,
            List<Path> classPath,
            Map<String, String> properties,
            Map<String, String> environment,
            Path directory,
            boolean tolerant) {
        this.mainClass = mainClass;
        this.jar = jar;
        this.arguments = arguments;
        this.classPath = classPath;
        this.properties = properties;
        this.environment = environment;
        this.directory = directory;
        this.tolerant = tolerant;
    }

    /** The {@code main} of a class on the class path of the whole virtual machine. */
    public static NodeProgram main(String mainClass, String... arguments) {
        return new NodeProgram(mainClass, null, arguments.clone(), null, Map.of(), Map.of(), null, false);
    }

    /** As {@link #main(String, String...)}; only the class's name is taken: the node loads it anew. */
    public static NodeProgram main(Class<?> mainClass, String... arguments) {
        return main(mainClass.getName(), arguments);
    }

    /** What {@code java -jar} would run. */
    public static NodeProgram jar(Path jar, String... arguments) {
        return new NodeProgram(null, jar.toAbsolutePath(), arguments.clone(), null, Map.of(), Map.of(), null, false);
    }

    /** With a class path of its own instead of that of the whole virtual machine. */
    public NodeProgram withClassPath(Path... path) {
        List<Path> own = new ArrayList<>();
        for (Path entry : path) {
            own.add(entry.toAbsolutePath()); // of who writes it down, not of the node
        }
        return new NodeProgram(
                mainClass, jar, arguments, List.copyOf(own), properties, environment, directory, tolerant);
    }

    /** With a system property that other nodes do not see. */
    public NodeProgram withProperty(String name, String value) {
        Map<String, String> more = plus(properties, name, value);
        return new NodeProgram(mainClass, jar, arguments, classPath, more, environment, directory, tolerant);
    }

    /** With an environment variable that other nodes do not see, beside those of the machine. */
    public NodeProgram withEnvironment(String name, String value) {
        Map<String, String> more = plus(environment, name, value);
        return new NodeProgram(mainClass, jar, arguments, classPath, properties, more, directory, tolerant);
    }

    /**
     * With a working directory of its own: relative names of files start there, whether given to {@code java.io} or to
     * {@code java.nio.file}, and so do child processes; {@code user.dir} names it. It must exist when the node starts.
     * A directory for temporary files is given as a property, {@code java.io.tmpdir}.
     */
    public NodeProgram withDirectory(Path path) {
        Path own = path.toAbsolutePath().normalize();
        return new NodeProgram(mainClass, jar, arguments, classPath, properties, environment, own, tolerant);
    }

    /**
     * With exceptions that nobody catches printed on the node's standard error and the thread ended, as in any virtual
     * machine; without it such an exception is a failure of the run.
     */
    public NodeProgram withUncaughtTolerated() {
        return new NodeProgram(mainClass, jar, arguments, classPath, properties, environment, directory, true);
    }

    private static Map<String, String> plus(Map<String, String> known, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(known);
        more.put(name, value);
        return more;
    }

    /** Name of the main class; null if the jar names it. */
    public String mainClass() {
        return mainClass;
    }

    /** The jar; null if there is none. */
    public Path jar() {
        return jar;
    }

    /** A copy of the arguments. */
    public String[] arguments() {
        return arguments.clone();
    }

    /** Its own class path; null for that of the whole virtual machine. */
    public List<Path> classPath() {
        return classPath;
    }

    Map<String, String> properties() {
        return properties;
    }

    Map<String, String> environment() {
        return environment;
    }

    Path directory() {
        return directory;
    }

    /** Where its files are; null for where the process has them. */
    NodeFiles files() {
        String temporary = properties.get("java.io.tmpdir");
        if (directory == null && temporary == null) {
            return null;
        }
        return new NodeFiles(directory == null ? null : directory.toString(), temporary);
    }

    /**
     * Refuses a directory that is not there, as an operating system would.
     *
     * @throws IllegalArgumentException saying which
     */
    void checkDirectory(String node) {
        if (directory != null && !Files.isDirectory(directory)) {
            throw new IllegalArgumentException("node '" + node + "' cannot start: there is no directory " + directory
                    + "; create it first, or give another with withDirectory");
        }
    }

    boolean isTolerant() {
        return tolerant;
    }

    @Override
    public String toString() {
        return mainClass == null ? String.valueOf(jar) : mainClass;
    }
}
