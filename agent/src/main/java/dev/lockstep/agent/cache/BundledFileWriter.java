package dev.lockstep.agent.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Build step: starts hello-world under the packaged agent on this JDK and on those beside it, and puts what each start
 * has kept into the agent's jar, as {@link BundledFile} looks for it. A JDK that cannot do so is left out, with a line
 * that says why: the agent rewrites its classes at the first start there.
 */
public final class BundledFileWriter {
    private static final String MAIN = "Hello";
    private static final int OLDEST = 17;
    private static final int LIMIT_SECONDS = 120;
    private final Path jar;
    private final Path work;

    private BundledFileWriter(Path jar, Path work) {
        this.jar = jar;
        this.work = work;
    }

    /** Arguments: the agent's jar, a directory to work in. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        BundledFileWriter writer = new BundledFileWriter(
                Path.of(arguments[0]).toAbsolutePath(), Path.of(arguments[1]).toAbsolutePath());
        writer.writeAll(homes());
    }

    /** The JDK that builds and the others in its directory, each once. */
    private static Set<Path> homes() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        Set<Path> homes = new TreeSet<>();
        homes.add(own);
        try (Stream<Path> beside = Files.list(own.getParent())) {
            for (Path home : beside.toList()) {
                if (isSupported(home)) {
                    homes.add(home.toRealPath());
                }
            }
        }
        return homes;
    }

    private static boolean isSupported(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isExecutable(java(home)) || !Files.isReadable(release)) {
            return false;
        }
        for (String line : Files.readAllLines(release)) {
            if (line.startsWith("JAVA_VERSION=\"")) {
                String[] numbers = line.substring(line.indexOf('"') + 1).split("[^0-9]", 2);
                return !numbers[0].isEmpty() && Integer.parseInt(numbers[0]) >= OLDEST;
            }
        }
        return false;
    }

    private static Path java(Path home) {
        return home.resolve("bin").resolve("java");
    }

    private void writeAll(Set<Path> homes) throws IOException, InterruptedException {
        Files.createDirectories(work);
        Files.write(work.resolve(MAIN + ".class"), hello());
        List<byte[]> kept = new ArrayList<>();
        for (Path home : homes) {
            kept.addAll(keptBy(home));
        }
        try (FileSystem entries = FileSystems.newFileSystem(jar)) {
            for (byte[] all : kept) {
                write(all, entries);
            }
        }
    }

    private static void write(byte[] all, FileSystem entries) throws IOException {
        String key = RewriteCaches.bundledKey(CacheFormat.key(all));
        RewriteCache cache = new RewriteCache(null);
        CacheFormat.read(all, CacheFormat.key(all).getBytes(StandardCharsets.UTF_8), cache);
        Path file = entries.getPath("/" + BundledFile.name(key));
        Files.createDirectories(file.getParent());
        Files.write(file, CacheFormat.compose(key.getBytes(StandardCharsets.UTF_8), cache.entries()));
        FileTime time = Files.getLastModifiedTime(entries.getPath("/META-INF/MANIFEST.MF"));
        Files.setLastModifiedTime(file, time);
        Files.setLastModifiedTime(file.getParent(), time);
    }

    /** What a start on this JDK keeps; nothing if it fails. */
    private List<byte[]> keptBy(Path home) throws IOException, InterruptedException {
        Path caches = work.resolve("caches");
        clear(caches);
        Path log = work.resolve("output.txt");
        ProcessBuilder hello =
                new ProcessBuilder(java(home).toString(), "-javaagent:" + jar, "-cp", work.toString(), MAIN);
        hello.environment().put("XDG_CACHE_HOME", caches.toString()); // the default way, which needs classes of its own
        Process process =
                hello.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        if (!ended || process.waitFor() != 0) {
            System.out.println(
                    "nothing bundled for " + home + ": " + Files.readString(log).strip());
            return List.of();
        }
        List<byte[]> kept = new ArrayList<>();
        try (Stream<Path> files = Files.list(caches.resolve("lockstep"))) {
            for (Path file : files.toList()) {
                kept.add(Files.readAllBytes(file));
            }
        }
        System.out.println("bundled what hello-world needs on " + home);
        return kept;
    }

    private static void clear(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static byte[] hello() {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, MAIN, null, "java/lang/Object", null);
        MethodVisitor main =
                type.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "main", "([Ljava/lang/String;)V", null, null);
        main.visitCode();
        main.visitFieldInsn(Opcodes.GETSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;");
        main.visitLdcInsn("hello, world");
        main.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/io/PrintStream", "println", "(Ljava/lang/String;)V", false);
        main.visitInsn(Opcodes.RETURN);
        main.visitMaxs(2, 1);
        main.visitEnd();
        type.visitEnd();
        return type.toByteArray();
    }
}
