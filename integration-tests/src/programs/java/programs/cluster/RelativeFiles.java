package programs.cluster;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Scanner;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * An ordinary program that uses relative names in every way the JDK has; it ends with its directory as empty as it was.
 * Its output names that directory HERE.
 */
public final class RelativeFiles {
    private static final String HERE = System.getProperty("user.dir");

    private RelativeFiles() {}

    /** With an argument, child processes are part of it. */
    public static void main(String[] args) throws Exception {
        say("absolute", new File("a.txt").getAbsolutePath());
        say("canonical", new File("x/../a.txt").getCanonicalPath());
        say("empty file", new File("").getAbsolutePath() + " " + new File("").exists());
        say("uri", new File("a.txt").toURI());
        say("path", Path.of("a.txt").toAbsolutePath());
        say("path uri", Path.of("a.txt").toUri());
        say("empty path", Path.of("").toAbsolutePath() + " " + Files.isDirectory(Path.of("")));
        streams();
        files();
        paths();
        channels();
        zips();
        missing();
        temporary();
        if (args.length > 0) {
            children();
        }
        say("left", new TreeSet<>(Arrays.asList(new File(".").list())));
    }

    private static void say(String what, Object answer) {
        System.out.println(what + ": " + String.valueOf(answer).replace(HERE, "HERE"));
    }

    private static void streams() throws IOException {
        try (FileOutputStream out = new FileOutputStream("a.txt")) {
            out.write("one\ntwo\n".getBytes());
        }
        try (FileWriter out = new FileWriter("a.txt", true);
                PrintWriter print = new PrintWriter(out)) {
            print.println("three");
        }
        try (FileInputStream in = new FileInputStream(new File("a.txt"))) {
            say("read", in.readAllBytes().length);
        }
        try (BufferedReader in = new BufferedReader(new FileReader("a.txt"));
                Scanner scanner = new Scanner(new File("a.txt"))) {
            say("first line", in.readLine() + " " + scanner.next());
        }
        try (RandomAccessFile file = new RandomAccessFile("a.txt", "rw")) {
            file.seek(4);
            file.write('T');
            say("random", file.length());
        }
        say("seen by the other", Files.readAllLines(Path.of("a.txt")));
    }

    private static void files() throws IOException {
        File file = new File("a.txt");
        say(
                "is",
                file.exists() + " " + file.isFile() + " " + file.isDirectory() + " " + file.canRead() + " "
                        + file.canWrite() + " " + file.length() + " " + file.isHidden());
        say(
                "set",
                file.setLastModified(1_000_000L) + " " + file.lastModified() + " " + file.setExecutable(true)
                        + " " + file.canExecute() + " " + file.setReadable(true) + " " + file.setWritable(true, true)
                        + " "
                        + (file.getTotalSpace() > 0) + " " + (file.getUsableSpace() > 0));
        say(
                "make",
                new File("d/e").mkdirs() + " " + new File("f").mkdir() + " " + new File("d/new").createNewFile() + " "
                        + new File("d/new").createNewFile());
        say("rename", new File("d/new").renameTo(new File("f/old")) + " " + new File("f/old").exists());
        say("list", Arrays.asList(new File("f").list()) + " " + Arrays.asList(new File("d").listFiles()));
        say("parent", new File("d", "e").isDirectory() + " " + new File(new File("d"), "e").isDirectory());
        say("read only", new File("f/old").setReadOnly());
        say(
                "delete",
                new File("f/old").delete() + " " + new File("f").delete() + " " + new File("d/e").delete() + " "
                        + new File("d").delete() + " " + new File("d").exists());
    }

    private static void paths() throws IOException {
        Files.createDirectories(Path.of("p/q"));
        Files.writeString(Path.of("p/q/r"), "text");
        Files.copy(Path.of("a.txt"), Path.of("p/copy"));
        Files.move(Path.of("p/copy"), Path.of("p/moved"), StandardCopyOption.ATOMIC_MOVE);
        Files.createSymbolicLink(Path.of("p/link"), Path.of("moved"));
        say(
                "link",
                Files.readSymbolicLink(Path.of("p/link")) + " "
                        + Path.of("p/link").toRealPath());
        say("same", Files.isSameFile(Path.of("p/link"), new File("p/moved").toPath()));
        TreeSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(Path.of("p"))) {
            stream.forEach(path -> names.add(path.toString()));
        }
        say("directory", names);
        say(
                "attributes",
                Files.readAttributes(Path.of("p/q/r"), BasicFileAttributes.class)
                                .size() + " "
                        + Files.getAttribute(Path.of("p"), "isDirectory") + " " + Files.isWritable(Path.of("p")) + " "
                        + Files.getFileStore(Path.of("p")).equals(Files.getFileStore(Path.of(HERE))));
        TreeSet<String> walked = new TreeSet<>();
        Files.walkFileTree(Path.of("p"), new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                walked.add(file.toString());
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path path, IOException e) throws IOException {
                Files.delete(path);
                return FileVisitResult.CONTINUE;
            }
        });
        say("walked", walked + " " + Files.exists(Path.of("p")));
    }

    private static void channels() throws Exception {
        Path path = Path.of("c.bin");
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            say("written", channel.write(ByteBuffer.wrap(new byte[10])) + " " + (channel.tryLock() != null));
        }
        try (AsynchronousFileChannel channel = AsynchronousFileChannel.open(path, StandardOpenOption.READ)) {
            say("size", channel.size());
        }
        try (FileInputStream in = new FileInputStream("c.bin")) {
            say(
                    "mapped",
                    in.getChannel().map(FileChannel.MapMode.READ_ONLY, 0, 10).capacity());
        }
        say("deleted", Files.deleteIfExists(path) + " " + new File("a.txt").delete());
    }

    private static void zips() throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(new FileOutputStream("z.zip"))) {
            out.putNextEntry(new ZipEntry("entry"));
        }
        try (ZipFile zip = new ZipFile("z.zip")) {
            say("zip", zip.size() + " " + zip.getName());
        }
        Files.delete(Path.of("z.zip"));
    }

    private static void missing() throws IOException {
        say("no stream", Expect.failure(FileNotFoundException.class, () -> new FileInputStream("none/x")));
        say("no output", Expect.failure(FileNotFoundException.class, () -> new FileOutputStream("none/x")));
        say("no access", Expect.failure(FileNotFoundException.class, () -> new RandomAccessFile("none/x", "r")));
        say("no directory", Expect.failure(FileNotFoundException.class, () -> new FileInputStream(".")));
        say("no path", Expect.failure(NoSuchFileException.class, () -> Files.readString(Path.of("none/x"))));
        say("no file", Expect.failure(IOException.class, () -> new File("none/x").createNewFile()));
        say("no name", Expect.failure(FileNotFoundException.class, () -> new FileInputStream("")));
    }

    private static void temporary() throws IOException {
        new File("t").mkdir();
        File one = File.createTempFile("one", ".tmp", new File("t"));
        Path two = Files.createTempFile(Path.of("t"), "two", ".tmp");
        say(
                "temporary",
                one.exists() + " " + one.getParent() + " " + two.getParent() + " "
                        + Files.isSameFile(one.toPath(), Path.of(HERE).resolve(one.getPath())));
        File three = File.createTempFile("three", ".tmp");
        Path four = Files.createTempDirectory("four");
        String where = System.getProperty("java.io.tmpdir");
        say("in", three.getParent().equals(where) + " " + four.getParent().equals(Path.of(where)));
        say("gone", three.delete() + " " + Files.deleteIfExists(four));
        delete(new File("t"));
    }

    private static void delete(File file) {
        File[] inside = file.listFiles();
        for (File each : inside == null ? new File[0] : inside) {
            delete(each);
        }
        say("gone", file.getName().length() > 0 && file.delete());
    }

    private static void children() throws Exception {
        for (File directory : new File[] {null, new File("s")}) {
            new File("s").mkdir();
            Process pwd = new ProcessBuilder(List.of("pwd"))
                    .directory(directory)
                    .redirectOutput(new File("out"))
                    .start();
            say(
                    "child",
                    pwd.waitFor() + " in " + Files.readString(Path.of("out")).strip());
        }
        say("gone", new File("s").delete() + " " + new File("out").delete());
    }
}
