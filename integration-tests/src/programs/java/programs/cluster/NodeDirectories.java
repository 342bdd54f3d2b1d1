package programs.cluster;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.NodeProgram;
import dev.lockstep.cluster.NodeStatus;
import java.io.File;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Relative names on nodes with directories of their own, on one without, and on the default node. */
public final class NodeDirectories {
    private NodeDirectories() {}

    public static void main(String[] args) throws Exception {
        Cluster cluster = Cluster.current();
        Path top = Path.of("nodes");
        Path one = Files.createDirectories(top.resolve("one"));
        Path two = Files.createDirectories(top.resolve("two"));
        String here = new File("x").getAbsolutePath();
        cluster.startNode("one", NodeProgram.main(Server.class, "1").withDirectory(one));
        cluster.startNode("two", NodeProgram.main(Server.class, "2").withDirectory(two));
        cluster.startNode("three", NodeProgram.main(Server.class, "3"));
        holds(cluster, "1 1", one.resolve("log"));
        holds(cluster, "2 2", two.resolve("log"));
        holds(cluster, "3 3", Path.of("log"));
        Expect.equal("1 1", cluster.run("one", () -> Files.readString(Path.of("log"))));
        Expect.equal(here, new File("x").getAbsolutePath());
        Expect.equal(here, cluster.run("three", () -> new File("x").getAbsolutePath()));
        cluster.stopNode("one");
        cluster.startNode("one"); // the same disk
        holds(cluster, "1 1 1 1", one.resolve("log"));
        cluster.stopNode("two");
        Files.delete(two.resolve("log"));
        Files.delete(two);
        String message = Expect.failure(IllegalArgumentException.class, () -> cluster.startNode("two"));
        Expect.that(message.contains("there is no directory " + two.toAbsolutePath()), message);
        Expect.equal(NodeStatus.DOWN, cluster.view().status("two"));
        Path temporary = Files.createDirectories(top.resolve("tmp"));
        Path work = Files.createDirectories(top.resolve("work"));
        cluster.startNode(
                "files",
                NodeProgram.main(RelativeFiles.class, args)
                        .withDirectory(work)
                        .withProperty(
                                "java.io.tmpdir", temporary.toAbsolutePath().toString()));
        while (cluster.view().status("files") != NodeStatus.DOWN) {
            Thread.sleep(100);
        }
        for (Path path : new Path[] {work, temporary, one.resolve("log"), one, top, Path.of("log")}) {
            Files.delete(path); // all else is gone
        }
    }

    private static void holds(Cluster cluster, String text, Path path) throws Exception {
        cluster.eventually(Duration.ofMinutes(1), () -> {
            Expect.that(Files.exists(path), "not there yet");
            Expect.equal(text, Files.readString(path));
        });
    }

    /** Appends to its log, through either API. */
    public static final class Server {
        private Server() {}

        public static void main(String[] args) throws Exception {
            File log = new File("log");
            String before = log.exists() ? Files.readString(log.toPath()) + " " : "";
            Files.writeString(Path.of("log"), before + args[0] + " ");
            Thread writer = new Thread(() -> {
                try (FileOutputStream out = new FileOutputStream("log", true)) {
                    out.write(args[0].getBytes());
                } catch (java.io.IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            writer.start();
            writer.join();
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
