package programs.network.zookeeper;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.NodeProgram;
import dev.lockstep.cluster.StopMode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.ZooKeeper;

/**
 * Three ZooKeeper servers, each the project's own main on a node of its own; the leader is killed while clients write,
 * another is elected, and the old one comes back with its disk and follows. Every write that was acknowledged is on
 * every server at the end.
 */
public final class LeaderCrash {
    private static final int PORT = 2181;
    private static final List<String> NODES = List.of("zk1", "zk2", "zk3");
    private static final String ALL =
            NODES.stream().map(node -> node + ":" + PORT).collect(Collectors.joining(","));
    private static final int WRITES_AFTER = 5;
    private static final int SESSION_MILLIS = 10_000;

    private final Map<String, String> acknowledged = new TreeMap<>();
    private volatile boolean stop;

    private LeaderCrash() {}

    public static void main(String[] args) throws Exception {
        new LeaderCrash().run(Cluster.current());
    }

    private void run(Cluster cluster) throws Exception {
        Path disks = Files.createTempDirectory("zookeeper");
        for (String node : NODES) {
            String config = configure(disks, node).toString();
            cluster.startNode(node, NodeProgram.main("org.apache.zookeeper.server.quorum.QuorumPeerMain", config));
        }
        String leader = awaitLeader(cluster, "");
        List<Thread> writers = new ArrayList<>();
        for (String writer : List.of("a", "b")) {
            Thread thread = new Thread(() -> write(writer), "writer-" + writer);
            thread.start();
            writers.add(thread);
        }
        Random random = new Random();
        Thread.sleep(random.nextInt(3_000));
        cluster.stopNode(leader, random.nextBoolean() ? StopMode.RESET : StopMode.SILENT);
        int before = writes();
        String next = awaitLeader(cluster, leader);
        while (writes() < before + WRITES_AFTER) {
            Thread.sleep(100);
        }
        cluster.startNode(leader);
        cluster.eventually(Duration.ofMinutes(5), () -> expect("follower", mode(leader)));
        expect("leader", mode(next));
        stop = true;
        for (Thread writer : writers) {
            writer.join();
        }
        for (String node : NODES) {
            readAll(node);
        }
        delete(disks.toFile());
        System.out.println("acknowledged writes are on all servers");
    }

    private static Path configure(Path disks, String node) throws IOException {
        Path disk = Files.createDirectories(disks.resolve(node));
        Files.writeString(disk.resolve("myid"), node.substring(2));
        StringBuilder text = new StringBuilder("tickTime=2000\ninitLimit=10\nsyncLimit=5\nadmin.enableServer=false\n")
                .append("4lw.commands.whitelist=srvr\ndataDir=")
                .append(disk)
                .append('\n');
        for (String peer : NODES) {
            text.append("server.").append(peer.substring(2)).append('=').append(peer);
            text.append(":2888:3888;").append(PORT).append('\n');
        }
        return Files.writeString(disks.resolve(node + ".cfg"), text);
    }

    /** What the server says it is, or why it says nothing. */
    private static String mode(String node) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(node, PORT), 1_000);
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write("srvr".getBytes());
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
            String last = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("Mode: ")) {
                    return line.substring("Mode: ".length());
                }
                last = line;
            }
            return last;
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void expect(String expected, String actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError("expected " + expected + " but was: " + actual);
        }
    }

    /** The leader, once there is one that is not {@code except}. */
    private static String awaitLeader(Cluster cluster, String except) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        Map<String, String> modes = new HashMap<>();
        while (System.nanoTime() < end) {
            for (String node : cluster.listUp()) {
                modes.put(node, mode(node));
                if (modes.get(node).equals("leader") && !node.equals(except)) {
                    return node;
                }
            }
            Thread.sleep(200);
        }
        throw new AssertionError("no leader: " + modes);
    }

    private synchronized int writes() {
        return acknowledged.size();
    }

    /** Writes one value after another; one is acknowledged once a create has returned, or is there after all. */
    private void write(String writer) {
        try (ZooKeeper client = new ZooKeeper(ALL, SESSION_MILLIS, event -> {})) {
            for (int i = 0; !stop; i++) {
                String path = "/" + writer + i;
                String value = "value " + i;
                while (!create(client, path, value)) {
                    Thread.sleep(200);
                }
                synchronized (this) {
                    acknowledged.put(path, value);
                }
                Thread.sleep(200);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean create(ZooKeeper client, String path, String value) throws Exception {
        try {
            client.create(path, value.getBytes(), ZooDefs.Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
            return true;
        } catch (KeeperException.NodeExistsException e) {
            return true; // an earlier try, whose answer was lost
        } catch (KeeperException.ConnectionLossException e) {
            return false;
        }
    }

    /** Reads from one server what it has by itself, after it has heard of all that is committed. */
    private synchronized void readAll(String node) throws Exception {
        try (ZooKeeper client = new ZooKeeper(node + ":" + PORT, SESSION_MILLIS, event -> {})) {
            while (client.getState() != ZooKeeper.States.CONNECTED) {
                Thread.sleep(50);
            }
            client.sync("/", (code, path, context) -> {}, null); // what is read next waits for it
            for (Map.Entry<String, String> write : acknowledged.entrySet()) {
                expect(write.getValue(), new String(client.getData(write.getKey(), false, null)));
            }
        }
    }

    private static void delete(File file) {
        File[] inside = file.listFiles();
        if (inside != null) {
            for (File one : inside) {
                delete(one);
            }
        }
        file.delete();
    }
}
