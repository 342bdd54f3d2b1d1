package programs.cluster;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.DownReason;
import dev.lockstep.cluster.NodeDown;
import dev.lockstep.cluster.NodeInfo;
import dev.lockstep.cluster.PartitionMode;
import dev.lockstep.cluster.StopMode;
import dev.lockstep.cluster.ThreadDown;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Deferred traffic, the tick time, and what peers notice of stopped nodes, on connections that stand. */
public final class DeferAndTick {
    private static final int PORT = 7100;

    private DeferAndTick() {}

    public static void main(String[] args) throws Exception {
        Cluster cluster = Cluster.current();
        cluster.startNodes("n1", "n2", "n3");
        defers(cluster);
        DeferredOnTheWay.check(cluster);
        ticks(cluster);
        stops(cluster);
        System.out.println("end");
    }

    /** Datagrams of two senders arrive in the order in which they were sent, before heal returns. */
    private static void defers(Cluster cluster) throws Exception {
        List<String> got = new ArrayList<>();
        DatagramSocket receiver = cluster.run("n1", () -> new DatagramSocket(PORT));
        DatagramSocket two = cluster.run("n2", () -> new DatagramSocket());
        DatagramSocket three = cluster.run("n3", () -> new DatagramSocket());
        cluster.partition(List.of("n1"), List.of("n2", "n3"), PartitionMode.DEFER);
        for (int i = 0; i < 10; i++) {
            DatagramSocket sender = i % 3 == 0 ? two : three;
            String text = "m" + i;
            cluster.run(i % 3 == 0 ? "n2" : "n3", () -> send(sender, text));
        }
        Thread.sleep(60_000); // longer than the tick time: what is deferred is not lost
        receiver.setSoTimeout(1);
        Expect.failure(SocketTimeoutException.class, () -> receive(receiver));
        cluster.heal();
        for (int i = 0; i < 10; i++) { // all there at once: nobody waits for the network
            got.add(receive(receiver));
        }
        Expect.equal(List.of("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9"), got);
        cluster.partition(List.of("n1"), List.of("n2", "n3"), PartitionMode.DROP);
        cluster.run("n2", () -> send(two, "lost"));
        cluster.heal();
        cluster.run("n2", () -> send(two, "kept"));
        receiver.setSoTimeout(1_000);
        Expect.equal("kept", receive(receiver));
        receiver.close();
    }

    private static void send(DatagramSocket socket, String text) throws IOException {
        byte[] bytes = text.getBytes();
        socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName("n1"), PORT));
    }

    private static String receive(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        socket.receive(packet);
        return new String(packet.getData(), 0, packet.getLength());
    }

    private static void ticks(Cluster cluster) throws Exception {
        Expect.equal(Duration.ofSeconds(15), cluster.tickTime());
        cluster.setTickTime(Duration.ofSeconds(4));
        BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
        Thread watched = cluster.spawn("n1", () -> sleep(1_000_000));
        cluster.run("n2", () -> {
            Cluster.current().monitorNode("n1", seen::add);
            Cluster.current().monitor(watched, seen::add);
        });
        BlockingQueue<NodeInfo> back = new LinkedBlockingQueue<>();
        cluster.run("n2", () -> Cluster.current().onNodeUp(back::add));
        Socket[] ends = connect(cluster);
        cluster.partition(List.of("n1"), List.of("n2"));
        Thread.sleep(1_000);
        cluster.heal(); // in time: nothing fires
        Thread.sleep(10_000);
        Expect.that(seen.isEmpty(), "fired though healed in time: " + seen);
        ends[0].getOutputStream().write(7);
        Expect.equal(7, ends[1].getInputStream().read());

        long start = System.nanoTime();
        cluster.partition(List.of("n1"), List.of("n2"));
        Object first = seen.take();
        Object second = seen.take();
        long waited = System.nanoTime() - start;
        Expect.that(waited >= 4_000_000_000L, "too early: " + waited);
        Expect.equal(DownReason.UNREACHABLE, ((NodeDown) (first instanceof NodeDown ? first : second)).reason());
        Expect.equal(
                ThreadDown.Reason.NO_CONNECTION,
                ((ThreadDown) (first instanceof ThreadDown ? first : second)).reason());
        Expect.failure(SocketException.class, () -> ends[0].getInputStream().read()); // broken at both ends
        Expect.failure(SocketException.class, () -> ends[1].getInputStream().read());
        Expect.that(watched.isAlive(), "a partition ends no thread");
        cluster.heal();
        Expect.equal("n1", back.take().name());
    }

    /** A connection from n1 to n2. */
    private static Socket[] connect(Cluster cluster) throws Exception {
        ServerSocket server = cluster.run("n2", () -> new ServerSocket(0));
        Socket one = cluster.run("n1", () -> new Socket("n2", server.getLocalPort()));
        Socket other = server.accept();
        server.close();
        return new Socket[] {one, other};
    }

    private static void stops(Cluster cluster) throws Exception {
        Socket[] ends = connect(cluster);
        cluster.stopNode("n1"); // its machine lives: the peer hears of it
        Expect.failure(SocketException.class, () -> readAll(ends[1].getInputStream()));
        Expect.failure(java.net.ConnectException.class, () -> cluster.run("n2", () -> new Socket("n1", PORT).close()));
        cluster.startNode("n1");
        Socket[] again = connect(cluster); // the same address, fresh ports
        cluster.stopNode("n1", StopMode.SILENT);
        again[1].setSoTimeout(5_000);
        Expect.failure(SocketTimeoutException.class, () -> readAll(again[1].getInputStream()));
        cluster.startNode("n1");
        ServerSocket server = cluster.run("n1", () -> new ServerSocket(PORT)); // its port is free again
        OutputStream out = cluster.run("n2", () -> new Socket("n1", PORT)).getOutputStream();
        out.write(9);
        Expect.equal(9, server.accept().getInputStream().read());
    }

    private static void readAll(InputStream in) throws IOException {
        while (in.read() >= 0) {
            continue; // until the end or an exception
        }
        throw new SocketException("ended");
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
