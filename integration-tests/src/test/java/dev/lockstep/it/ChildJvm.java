package dev.lockstep.it;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A command to run to its end: usually the java of this JVM's own home, with or without the agent.
 *
 * <p>A child that is not done within the timeout is killed and fails the test with what it had printed.
 */
final class ChildJvm {
    static final Path AGENT = Path.of(System.getProperty("lockstep.agent.jar", "../agent/target/lockstep-agent.jar"))
            .toAbsolutePath()
            .normalize();
    static final int FEATURE = Runtime.version().feature();
    static final boolean HAS_COROUTINES = FEATURE >= 21;

    /** Engines that this JDK has, the default one first. */
    static final List<String> ENGINES = HAS_COROUTINES ? List.of("coroutine", "thread") : List.of("thread");

    private static final List<String> QUICK = List.of(
            "-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=5", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx512m");
    private static final long TIMEOUT_SECONDS = 120;
    private static final Path CACHES = Path.of("target", "it-caches").toAbsolutePath();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>(Map.of("XDG_CACHE_HOME", CACHES.toString()));
    private Path directory;
    private byte[] input = {};
    private long timeoutSeconds = TIMEOUT_SECONDS;

    private ChildJvm() {}

    /** A JVM without the agent. */
    static ChildJvm plain() {
        ChildJvm child = new ChildJvm();
        child.words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        child.words.addAll(QUICK);
        return child;
    }

    /** As {@link #plain}, without one of its options. */
    static ChildJvm plainBut(String option) {
        ChildJvm child = plain();
        child.words.remove(option);
        return child;
    }

    /** A JVM with the packaged agent. */
    static ChildJvm withAgent() {
        return plain().with("-javaagent:" + AGENT);
    }

    /** A shell that runs {@code command}, as if a user had pasted it. */
    static ChildJvm shell(String command) {
        ChildJvm child = new ChildJvm();
        child.words.addAll(List.of("sh", "-c", command));
        return child;
    }

    /** Adds words to the command. */
    ChildJvm with(String... more) {
        words.addAll(List.of(more));
        return this;
    }

    /** Adds words to the command. */
    ChildJvm with(List<String> more) {
        words.addAll(more);
        return this;
    }

    /** Adds {@code -Dlockstep.name=value}. */
    ChildJvm option(String name, Object value) {
        return with("-Dlockstep." + name + "=" + value);
    }

    /** Adds {@code -cp path mainClass}; program arguments may follow. */
    ChildJvm main(String classPath, String mainClass) {
        return with("-cp", classPath, mainClass);
    }

    /** What the child reads from its standard input. */
    ChildJvm stdin(String text) {
        input = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** Runs in {@code path} instead of a new directory. */
    ChildJvm in(Path path) {
        directory = path;
        return this;
    }

    /** Sets a variable of the child's environment. */
    ChildJvm environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Seconds of real time after which the child is killed. */
    ChildJvm timeout(long seconds) {
        timeoutSeconds = seconds;
        return this;
    }

    /** Runs the command and waits for its end. */
    ChildResult run() {
        try {
            return runIn(directory == null ? newDirectory() : directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new directory under {@code target}, which stays for whoever looks into a failure. */
    static Path newDirectory() {
        try {
            Path work = Files.createDirectories(Path.of("target", "it-work").toAbsolutePath());
            return Files.createTempDirectory(work, NUMBER.incrementAndGet() + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the command in a new directory, for a test that talks to it; standard error goes with standard output. */
    Process start() throws IOException {
        return builder(newDirectory()).redirectErrorStream(true).start();
    }

    private ProcessBuilder builder(Path where) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(where.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        return builder;
    }

    private ChildResult runIn(Path where) throws IOException {
        Process process = builder(where).start();
        CompletableFuture<byte[]> out = drain(process.getInputStream());
        CompletableFuture<byte[]> err = drain(process.getErrorStream());
        feed(process.getOutputStream());
        boolean ended = await(process);
        if (!ended) {
            process.destroyForcibly();
        }
        int status = await(process) ? process.exitValue() : -1;
        ChildResult result = new ChildResult(
                String.join(" ", words),
                where,
                status,
                out.completeOnTimeout(new byte[0], 10, SECONDS).join(),
                err.completeOnTimeout(new byte[0], 10, SECONDS).join());
        if (!ended) {
            throw new AssertionError("killed after " + timeoutSeconds + " s: " + result);
        }
        return result;
    }

    private boolean await(Process process) {
        try {
            return process.waitFor(timeoutSeconds, SECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IllegalStateException(e);
        }
    }

    private void feed(OutputStream stdin) throws IOException {
        try (stdin) {
            stdin.write(input);
        } catch (IOException e) {
            if (input.length > 0 && !String.valueOf(e.getMessage()).contains("pipe")) {
                throw e;
            }
        }
    }

    private static CompletableFuture<byte[]> drain(InputStream stream) {
        CompletableFuture<byte[]> all = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (stream) {
                stream.transferTo(bytes);
                all.complete(bytes.toByteArray());
            } catch (IOException e) {
                all.complete(bytes.toByteArray());
            }
        });
        reader.setDaemon(true);
        reader.start();
        return all;
    }
}
