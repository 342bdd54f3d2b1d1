package dev.lockstep.it;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The programs under test, compiled once per JVM by the running JDK, with its own folder per JDK. */
final class Programs {
    private static final Path SOURCES = Path.of("src", "programs").toAbsolutePath();
    private static final Path LIBRARIES = Path.of("target", "realbugs-lib").toAbsolutePath();

    /** The one JDK whose preview features some programs use. */
    static final int PREVIEW = 25;

    private static final Path NETWORK = SOURCES.resolve("java/programs/network");
    private static final Path CLASSES = compileAll();

    private Programs() {}

    /** Class path of programs that need no library. */
    static String classPath() {
        return CLASSES.toString();
    }

    /** Class path of programs that need the artifacts {@code group:artifact:version}. */
    static String classPath(List<String> artifacts) {
        return Stream.concat(Stream.of(CLASSES), artifacts.stream().map(Programs::library))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The jar that the build has put beside the tests. */
    static Path library(String artifact) {
        String[] parts = artifact.split(":");
        String classifier = parts.length > 3 ? "-" + parts[3] : "";
        Path jar = LIBRARIES.resolve(parts[1] + "-" + parts[2] + classifier + ".jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("the build has not copied " + jar);
        }
        return jar;
    }

    /** Simple names of the programs in a package under {@code programs}, sorted. */
    static List<String> in(String packageName) {
        try (Stream<Path> files = Files.list(SOURCES.resolve("java/programs").resolve(packageName))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of the table of real bugs. */
    static List<RealBug> realBugs() {
        try (Stream<String> lines = Files.lines(SOURCES.resolve("realbugs.tsv"))) {
            return lines.skip(1).map(RealBug::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of the table of libraries that talk over the network. */
    static List<NetworkProgram> networkPrograms() {
        return programs("network.tsv");
    }

    /** Rows of the table of libraries that are clusters; a row's main may have arguments behind it. */
    static List<NetworkProgram> clusterPrograms() {
        return programs("clusters.tsv");
    }

    private static List<NetworkProgram> programs(String table) {
        try (Stream<String> lines = Files.lines(SOURCES.resolve(table))) {
            return lines.skip(1).map(NetworkProgram::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles source texts, given as {@code path, text, path, text…}, and returns the class folder. */
    static Path compile(Path directory, String... pathsAndTexts) {
        return compile(List.of(), directory, pathsAndTexts);
    }

    /** As {@link #compile}, with other classes to compile against, on the class path and as a module. */
    static Path compileAgainst(Path directory, Path others, String... pathsAndTexts) {
        return compile(List.of("-cp", others.toString(), "-p", others.toString()), directory, pathsAndTexts);
    }

    private static Path compile(List<String> options, Path directory, String... pathsAndTexts) {
        try {
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < pathsAndTexts.length; i += 2) {
                Path file = directory.resolve("source").resolve(pathsAndTexts[i]);
                Files.createDirectories(file.getParent());
                files.add(Files.writeString(file, pathsAndTexts[i + 1]));
            }
            Path classes = Files.createDirectories(directory.resolve("classes"));
            javac(files, classes, options);
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path compileAll() {
        try {
            Path classes = Files.createDirectories(
                    Path.of("target", "programs", "jdk-" + ChildJvm.FEATURE).toAbsolutePath());
            Map<Boolean, List<Path>> network =
                    sources("java").stream().collect(Collectors.partitioningBy(file -> file.startsWith(NETWORK)));
            javac(network.get(false), classes, List.of("--release", "17", "-cp", compilePath()));
            // Apart, for the tables name different releases of the same libraries.
            javac(network.get(true), classes, List.of("--release", "17", "-cp", networkPath()));
            if (ChildJvm.FEATURE >= 21) {
                javac(sources("java21"), classes, List.of("--release", "21"));
            }
            if (ChildJvm.FEATURE == PREVIEW) {
                javac(sources("java25"), classes, List.of("--release", "25", "--enable-preview"));
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /** The agent, for the harness, and every library that has a bug, in the table's order. */
    private static String compilePath() {
        Stream<Path> libraries = realBugs().stream()
                .flatMap(bug -> bug.buggy().stream())
                .distinct()
                .map(Programs::library);
        return Stream.concat(Stream.of(ChildJvm.AGENT), libraries)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String networkPath() {
        Stream<Path> libraries = Stream.of(networkPrograms(), clusterPrograms())
                .flatMap(List::stream)
                .flatMap(program -> program.artifacts().stream())
                .distinct()
                .map(Programs::library);
        return Stream.concat(Stream.of(ChildJvm.AGENT), libraries)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void javac(List<Path> sources, Path classes, List<String> options) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> all = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", classes.toString()));
        all.addAll(options);
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(
                            messages, files, null, all, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!done) {
                throw new IllegalStateException("javac " + Arrays.toString(all.toArray()) + "\n" + messages);
            }
        }
    }
}
