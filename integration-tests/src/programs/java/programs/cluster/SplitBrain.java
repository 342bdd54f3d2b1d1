package programs.cluster;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.PartitionMode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/**
 * The worked example of the model: three nodes, a partition under which they disagree, and convergence after it
 * heals. Each node keeps a grow-only set, takes additions over TCP and gossips all it has over UDP.
 */
public final class SplitBrain {
    private static final int PORT = 7000;
    private final TreeSet<String> items = new TreeSet<>();

    private SplitBrain() {}

    private void serve() {
        start(this::answer);
        start(this::gossip);
        start(this::listen);
    }

    private interface Body {
        void run() throws Exception;
    }

    private static void start(Body body) {
        new Thread(() -> {
                    try {
                        body.run();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .start();
    }

    private void answer() throws IOException {
        try (ServerSocket server = new ServerSocket(PORT)) {
            while (true) {
                try (Socket socket = server.accept();
                        BufferedReader in = new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                        Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8)) {
                    String line = in.readLine();
                    synchronized (items) {
                        if (!line.isEmpty()) {
                            items.add(line);
                        }
                        out.write(String.join(",", items) + "\n");
                    }
                }
            }
        }
    }

    private void gossip() throws Exception {
        try (DatagramSocket socket = new DatagramSocket()) {
            while (true) {
                Thread.sleep(100);
                byte[] bytes;
                synchronized (items) {
                    bytes = String.join(",", items).getBytes(StandardCharsets.UTF_8);
                }
                for (String peer : List.of("n1", "n2", "n3")) {
                    socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName(peer), PORT));
                }
            }
        }
    }

    private void listen() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(PORT)) {
            byte[] buffer = new byte[1_000];
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                String text = new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8);
                synchronized (items) {
                    for (String item : text.split(",")) {
                        if (!item.isEmpty()) {
                            items.add(item);
                        }
                    }
                }
            }
        }
    }

    private static String ask(String node, String add) throws IOException {
        try (Socket socket = new Socket(node, PORT);
                Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            out.write(add + "\n");
            out.flush();
            return in.readLine();
        }
    }

    public static void main(String[] args) throws Exception {
        Cluster cluster = Cluster.current();
        List<String> nodes = cluster.startNodes("n1", "n2", "n3");
        for (String node : nodes) {
            cluster.spawn(node, () -> new SplitBrain().serve());
        }
        Thread.sleep(1_000);
        ask("n1", "a");
        agree(cluster, "a");

        cluster.partition(List.of("n1"), List.of("n2", "n3"));
        ask("n1", "left");
        ask("n2", "right");
        Thread.sleep(10_000);
        Expect.equal("a,left", ask("n1", ""));
        Expect.equal("a,right", ask("n2", ""));
        Expect.equal("a,right", ask("n3", "")); // its own side agrees
        Expect.that(!cluster.run("n1", () -> cluster.view().ping("n2")), "ping across");
        Expect.that(cluster.run("n3", () -> cluster.view().ping("n2")), "ping on one side");
        String message = Expect.failure(
                SocketTimeoutException.class,
                () -> cluster.run("n2", () -> {
                    Socket socket = new Socket();
                    socket.connect(new java.net.InetSocketAddress("n1", PORT), 3_000);
                }));
        Expect.equal("Connect timed out", message);

        cluster.heal();
        agree(cluster, "a,left,right");

        cluster.partitionOneWay(List.of("n1"), List.of("n2", "n3"), PartitionMode.DROP);
        ask("n1", "silent");
        ask("n2", "heard");
        Thread.sleep(5_000);
        Expect.equal("a,heard,left,right,silent", ask("n1", "")); // hears, but is not heard
        Expect.equal("a,heard,left,right", ask("n3", ""));
        cluster.heal();
        agree(cluster, "a,heard,left,right,silent");
        System.out.println("converged " + ask("n3", ""));
    }

    private static void agree(Cluster cluster, String all) throws Exception {
        cluster.eventually(Duration.ofSeconds(5), () -> {
            for (String node : cluster.listUp()) {
                Expect.equal(all, ask(node, ""));
            }
        });
    }
}
