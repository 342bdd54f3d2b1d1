package programs.cluster;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.PartitionMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is on its way, lost, or stuck on a link when a deferring partition begins. */
final class DeferredOnTheWay {
    private static final int PORT = 7150;

    private DeferredOnTheWay() {}

    static void check(Cluster cluster) throws Exception {
        datagrams(cluster);
        streams(cluster);
        clogs(cluster);
    }

    /** The first half is on links so slow and uneven that it would come late and in disorder. */
    private static void datagrams(Cluster cluster) throws Exception {
        DatagramSocket receiver = cluster.run("n1", () -> new DatagramSocket(PORT));
        DatagramSocket two = cluster.run("n2", () -> new DatagramSocket());
        DatagramSocket three = cluster.run("n3", () -> new DatagramSocket());
        slow(cluster, "n2", "n1");
        slow(cluster, "n3", "n1");
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            if (i == 6) {
                cluster.partition(List.of("n1"), List.of("n2", "n3"), PartitionMode.DEFER);
            }
            send(i % 3 == 0 ? two : three, "m" + i);
            sent.add("m" + i);
        }
        receiver.setSoTimeout(1);
        Expect.failure(SocketTimeoutException.class, () -> receive(receiver));
        cluster.heal();
        List<String> got = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            got.add(receive(receiver));
        }
        Expect.equal(sent, got);
        cluster.link("n2", "n1").restore();
        cluster.link("n3", "n1").restore();
        receiver.close();
    }

    private static void slow(Cluster cluster, String from, String to) {
        cluster.link(from, to).latency(Duration.ofHours(1), Duration.ofHours(1));
    }

    /** One byte is on its way, one was lost, one is sent during the partition; a dropping one only delays them. */
    private static void streams(Cluster cluster) throws Exception {
        ServerSocket server = cluster.run("n2", () -> new ServerSocket(0));
        Socket client = cluster.run("n1", () -> new Socket("n2", server.getLocalPort()));
        InputStream in = server.accept().getInputStream();
        server.close();
        OutputStream out = client.getOutputStream();
        slow(cluster, "n1", "n2");
        out.write(1);
        cluster.link("n1", "n2").loss(1);
        out.write(2);
        cluster.partition(List.of("n1"), List.of("n2"), PartitionMode.DEFER);
        out.write(3);
        Expect.equal(0, in.available());
        cluster.heal();
        Expect.equal(3, in.available());
        Expect.equal(1, in.read());
        Expect.equal(2, in.read());
        Expect.equal(3, in.read());

        cluster.link("n1", "n2").restore();
        cluster.partition(List.of("n1"), List.of("n2"), PartitionMode.DEFER);
        out.write(4);
        cluster.partition(List.of("n1"), List.of("n2"), PartitionMode.DROP); // what waited is lost, but not for TCP
        Thread.sleep(1_000);
        cluster.heal();
        Expect.equal(0, in.available());
        Expect.equal(4, in.read());
        client.close();
        Expect.equal(-1, in.read());
        in.close();
    }

    /** A clog is not ended by a partition that heals, nor the other way round. */
    private static void clogs(Cluster cluster) throws Exception {
        DatagramSocket receiver = cluster.run("n1", () -> new DatagramSocket(PORT));
        DatagramSocket two = cluster.run("n2", () -> new DatagramSocket());
        receiver.setSoTimeout(1_000);
        cluster.link("n2", "n1").clog();
        send(two, "clogged");
        cluster.partition(List.of("n1"), List.of("n2"), PartitionMode.DEFER);
        cluster.heal();
        Expect.failure(SocketTimeoutException.class, () -> receive(receiver));
        cluster.partition(List.of("n1"), List.of("n2"), PartitionMode.DEFER);
        cluster.link("n2", "n1").unclog();
        Expect.failure(SocketTimeoutException.class, () -> receive(receiver));
        cluster.heal();
        receiver.setSoTimeout(1);
        Expect.equal("clogged", receive(receiver));
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
}
