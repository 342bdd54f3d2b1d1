package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The cache of rewritten JDK classes never shows but in the time a start takes. Whether it was used is seen by a file
 * whose {@code Timer} says something else than the JDK's.
 */
@Execution(ExecutionMode.CONCURRENT)
class StartCacheIT {
    private static final String TIMER = "programs.time.CancelledTimer";
    private static final int MAX_FILES = 8;
    private static final int KEY_OFFSET = 8;
    private final Path cache = ChildJvm.newDirectory().resolve("cache");

    private static ChildJvm program(String main, Object cache) {
        return ChildJvm.withAgent().option("cache", cache).main(Programs.classPath(), main);
    }

    /** Runs with the cache as it is now; true if the program got what the cache, not the JDK, says. */
    private boolean isUsed() {
        return isTwisted(program(TIMER, cache).run().expectStatus(0).expectPass(), false);
    }

    private static boolean isTwisted(ChildResult result, boolean warns) {
        assertEquals(warns ? 2 : 1, result.errLines().size(), result::toString);
        if (result.out.equals(TwistingAgent.TWISTED + "\n")) {
            return true;
        }
        assertEquals(TwistingAgent.PLAIN + "\n", result.out, result::toString);
        return false;
    }

    /** Runs once with an empty cache; the one file that this leaves. */
    private Path fill() {
        assertFalse(isUsed());
        return onlyFile();
    }

    private Path onlyFile() {
        List<Path> files = files();
        assertEquals(1, files.size(), files::toString);
        return files.get(0);
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(cache)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Makes the file say what it should not, with a checksum that fits. */
    private static void twist(Path file) throws IOException {
        change(file, bytes -> TwistingAgent.twisted(bytes, TwistingAgent.PLAIN, TwistingAgent.TWISTED), true);
    }

    private static void change(Path file, UnaryOperator<byte[]> change, boolean checksum) throws IOException {
        byte[] before = Files.readAllBytes(file);
        byte[] after = change.apply(before.clone());
        assertFalse(Arrays.equals(before, after), "nothing to change");
        if (checksum) {
            int end = after.length - Integer.BYTES;
            CRC32 crc = new CRC32();
            crc.update(after, 0, end);
            ByteBuffer.wrap(after).putInt(end, (int) crc.getValue());
        }
        Files.write(file, after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deterministic.IdentityOrder",
                "deterministic.ForkJoinSums",
                "deterministic.CustomLoaders",
                "deterministic.RandomValues",
                "deterministic.LegacyCollections",
                "time.CancelledTimer"
            })
    void coldAndWarmAndBundledAndOffAgree(String name) throws IOException {
        Path bare = agentWithoutBundle();
        for (String engine : ChildJvm.ENGINES) {
            Path own = cache.resolveSibling(engine);
            ChildResult off = program(bare, engine, name, "off");
            ChildResult cold = program(bare, engine, name, own);
            List<byte[]> written = contents(own);
            ChildResult warm = program(bare, engine, name, own);
            int size = written.get(0).length;
            int grown = contents(own).get(0).length - size;
            assertEquals(1, written.size());
            assertTrue(grown >= 0 && grown < size / 10, () -> size + " bytes have grown by " + grown);
            ChildResult bundled = program(ChildJvm.AGENT, engine, name, own);
            for (ChildResult result : List.of(cold, warm, bundled)) {
                assertEquals(decided(off), decided(result));
                assertEquals(off.out, result.out);
                assertEquals(1, result.errLines().size(), result::toString);
            }
        }
    }

    private static ChildResult program(Path agent, String engine, String name, Object cache) {
        return ChildJvm.plain()
                .with("-javaagent:" + agent)
                .option("cache", cache)
                .option("engine", engine)
                .main(Programs.classPath(), "programs." + name)
                .run()
                .expectPass();
    }

    private static Path agentWithoutBundle() throws IOException {
        Path jar = ChildJvm.newDirectory().resolve("lockstep-agent.jar");
        Files.copy(ChildJvm.AGENT, jar);
        try (FileSystem entries = FileSystems.newFileSystem(jar);
                Stream<Path> bundled = Files.list(entries.getPath("/lockstep-rewritten"))) {
            for (Path file : bundled.toList()) {
                Files.delete(file);
            }
        }
        return jar;
    }

    /** The build has put into the jar what a start on this JDK needs: nothing is left to be kept. */
    @Test
    void theFirstStartFindsItsWorkDone() throws IOException {
        Path caches = cache.resolveSibling("xdg-hello");
        for (Path agent : List.of(ChildJvm.AGENT, agentWithoutBundle())) {
            ChildResult hello = ChildJvm.plain()
                    .with("-javaagent:" + agent)
                    .environment("XDG_CACHE_HOME", caches.toString())
                    .main(Programs.classPath(), "programs.plain.Hello")
                    .run()
                    .expectPass();
            assertEquals("hello, world\n", hello.out);
            boolean bundled = agent.equals(ChildJvm.AGENT);
            assertEquals(!bundled, Files.exists(caches), "what is not bundled must be kept, and only that");
        }
        assertEquals(1, contents(caches.resolve("lockstep")).size());
    }

    /** The summary without the count of events from outside, such as a native call that a busy machine holds up. */
    private static String decided(ChildResult result) {
        return result.summary().replaceAll(" external=\\d+", "");
    }

    private static List<byte[]> contents(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<byte[]> contents = new java.util.ArrayList<>();
            for (Path file : files.toList()) {
                contents.add(Files.readAllBytes(file));
            }
            return contents;
        }
    }

    @Test
    void usesWhatItKept() throws IOException {
        Path file = fill();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)));
        twist(file);
        assertTrue(isUsed(), "a warm start takes the class from the file");
        assertFalse(isTwisted(program(TIMER, "off").run().expectPass(), false));
    }

    @Test
    void aDamagedFileIsWrittenAnew() throws IOException {
        Path file = fill();
        List<UnaryOperator<byte[]>> damages = List.of(
                bytes -> TwistingAgent.twisted(bytes, TwistingAgent.PLAIN, TwistingAgent.TWISTED),
                bytes -> Arrays.copyOf(bytes, bytes.length / 2),
                bytes -> Arrays.copyOf(bytes, bytes.length + 1),
                bytes -> Arrays.copyOf(bytes, 7),
                bytes -> new byte[0],
                bytes -> "#!/bin/sh\necho something else entirely\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (UnaryOperator<byte[]> damage : damages) {
            change(file, damage, false);
            assertFalse(isUsed());
            assertEquals(file, onlyFile());
            twist(file);
            assertTrue(isUsed(), "the healthy twin: what the damaged start has written");
        }
    }

    /** As if another agent, another JDK or another engine had written it under a name that is the same by chance. */
    @Test
    void aForeignFileIsWrittenAnew() throws IOException {
        Path file = fill();
        twist(file);
        change(
                file,
                bytes -> {
                    bytes[KEY_OFFSET]++;
                    return bytes;
                },
                true);
        assertFalse(isUsed());
        twist(onlyFile());
        assertTrue(isUsed(), "the healthy twin: the same file with our key");
    }

    @Test
    void filesThatOthersMayWriteAreNotRead() throws IOException {
        Path file = fill();
        twist(file);
        permit(file, "rw-rw----");
        assertFalse(isTwisted(program(TIMER, cache).run().expectPass(), false), "replaced by one of our own");
        twist(onlyFile());
        permit(cache, "rwxrwxrwx");
        ChildResult result = program(TIMER, cache).run().expectPass();
        assertFalse(isTwisted(result, true));
        assertTrue(
                result.errLines().get(0).startsWith("lockstep: warning: lockstep.cache=" + cache + " is not used: "));
        permit(cache, "rwxr-xr-x");
        assertTrue(isUsed(), "the healthy twin: a directory that is ours alone");
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path file = fill();
        twist(file);
        Path elsewhere = cache.resolveSibling("elsewhere");
        Files.move(file, elsewhere);
        Files.createSymbolicLink(file, elsewhere);
        permit(elsewhere, "rw-------");
        isTwisted(program(TIMER, cache).run().expectPass(), false);
        assertTrue(new String(Files.readAllBytes(elsewhere), java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains(TwistingAgent.TWISTED));
    }

    @Test
    void withoutAPlaceThereIsNoCacheAndNoWord() {
        ChildJvm jvm = ChildJvm.withAgent().environment("XDG_CACHE_HOME", "/proc/no/such");
        assertFalse(isTwisted(jvm.main(Programs.classPath(), TIMER).run().expectPass(), false));
    }

    @Test
    void theDefaultPlaceIsTheUsersCache() throws IOException {
        Path caches = cache.resolveSibling("xdg");
        for (int i = 0; i < 2; i++) {
            ChildJvm jvm = ChildJvm.withAgent().environment("XDG_CACHE_HOME", caches.toString());
            boolean twisted =
                    isTwisted(jvm.main(Programs.classPath(), TIMER).run().expectPass(), false);
            assertEquals(i == 1, twisted);
            if (i == 0) {
                try (Stream<Path> files = Files.list(caches.resolve("lockstep"))) {
                    twist(files.findFirst().orElseThrow());
                }
            }
        }
    }

    @Test
    void aPlaceThatWasAskedForAndCannotBeUsedIsSaid() {
        ChildResult result = program(TIMER, "/proc/no/such").run().expectPass();
        assertFalse(isTwisted(result, true));
        assertTrue(result.errLines().get(0).contains("lockstep.cache=/proc/no/such is not used: "));
    }

    @Test
    void severalJvmsAtOnce() throws IOException {
        List<CompletableFuture<ChildResult>> running = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> program(TIMER, cache).run()))
                .toList();
        for (CompletableFuture<ChildResult> one : running) {
            assertFalse(isTwisted(one.join().expectStatus(0).expectPass(), false));
        }
        twist(onlyFile());
        assertTrue(isUsed(), "what was left is a sound file");
    }

    @Test
    void oldFilesAreDropped() throws IOException {
        Files.createDirectories(
                cache, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (int i = 0; i < 2 * MAX_FILES; i++) {
            Path old = Files.writeString(cache.resolve("rewritten-" + i + ".bin"), "old");
            Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH.plusSeconds(1000 + i)));
        }
        Path stale = Files.writeString(cache.resolve("rewritten-1-1.tmp"), "left by a JVM that was killed");
        Files.setLastModifiedTime(stale, FileTime.from(Instant.EPOCH));
        Path others = Files.writeString(cache.resolve("notes.txt"), "not ours");
        assertFalse(isUsed());
        List<Path> left = files();
        assertEquals(MAX_FILES + 1, left.size(), left::toString);
        assertTrue(left.contains(others), left::toString);
        assertTrue(left.contains(cache.resolve("rewritten-15.bin")), left::toString);
        assertFalse(left.contains(cache.resolve("rewritten-3.bin")), left::toString);
    }

    /** What the other agent makes of a class is never answered with what became of the JDK's own, or the reverse. */
    @Test
    void anAgentThatChangesClassesFirst() throws IOException {
        Path other = agentJar();
        fill();
        for (int i = 0; i < 2; i++) {
            ChildResult both = ChildJvm.plain()
                    .with("-javaagent:" + other, "-javaagent:" + ChildJvm.AGENT)
                    .option("cache", cache)
                    .main(Programs.classPath(), TIMER)
                    .run()
                    .expectPass();
            assertTrue(isTwisted(both, false), both::toString);
            assertFalse(isUsed());
        }
    }

    private static Path agentJar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", TwistingAgent.class.getName());
        Path jar = ChildJvm.newDirectory().resolve("twisting-agent.jar");
        String file = TwistingAgent.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            entries.putNextEntry(new ZipEntry(file));
            entries.write(StartCacheIT.class
                    .getClassLoader()
                    .getResourceAsStream(file)
                    .readAllBytes());
            entries.closeEntry();
        }
        return jar;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void besideJacoco(boolean first) {
        String jacoco = "-javaagent:"
                + Path.of("target", "agents", "org.jacoco.agent-runtime.jar").toAbsolutePath();
        String own = "-javaagent:" + ChildJvm.AGENT;
        String main = "programs.deterministic.ForkJoinSums";
        ChildResult alone = program(main, cache).run().expectPass();
        for (int i = 0; i < 2; i++) {
            ChildResult both = ChildJvm.plain()
                    .with(first ? List.of(jacoco, own) : List.of(own, jacoco))
                    .option("cache", cache)
                    .main(Programs.classPath(), main)
                    .run()
                    .expectPass();
            assertEquals(decided(alone), decided(both));
            assertEquals(alone.out, both.out);
        }
    }
}
