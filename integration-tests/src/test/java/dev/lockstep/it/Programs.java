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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The programs under test, compiled once per JVM by the running JDK, with its own folder per JDK. */
final class Programs {
    private static final Path SOURCES = Path.of("src", "programs").toAbsolutePath();
    private static final Path LIBRARIES = Path.of("target", "realbugs-lib").toAbsolutePath();
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
        Path jar = LIBRARIES.resolve(parts[1] + "-" + parts[2] + ".jar");
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

    /** Compiles source texts, given as {@code path, text, path, text…}, and returns the class folder. */
    static Path compile(Path directory, String... pathsAndTexts) {
        try {
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < pathsAndTexts.length; i += 2) {
                Path file = directory.resolve("source").resolve(pathsAndTexts[i]);
                Files.createDirectories(file.getParent());
                files.add(Files.writeString(file, pathsAndTexts[i + 1]));
            }
            Path classes = Files.createDirectories(directory.resolve("classes"));
            javac(files, classes, List.of());
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path compileAll() {
        try (Stream<Path> files = Files.walk(SOURCES.resolve("java"))) {
            Path classes = Files.createDirectories(
                    Path.of("target", "programs", "jdk-" + ChildJvm.FEATURE).toAbsolutePath());
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            javac(sources, classes, List.of("--release", "17", "-cp", compilePath()));
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
