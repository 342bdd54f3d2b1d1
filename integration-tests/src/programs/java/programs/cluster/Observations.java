package programs.cluster;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.DownReason;
import dev.lockstep.cluster.NodeDown;
import dev.lockstep.cluster.NodeInfo;
import dev.lockstep.cluster.NodeStatus;
import dev.lockstep.cluster.Subscription;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What can be seen of nodes: address, threads, up-time, last contact; and events until they are no longer wanted. */
public final class Observations {
    private static final int PORT = 7400;

    private Observations() {}

    public static void main(String[] args) throws Exception {
        Cluster cluster = Cluster.current();
        BlockingQueue<String> ups = new LinkedBlockingQueue<>();
        BlockingQueue<NodeDown> downs = new LinkedBlockingQueue<>();
        Subscription up = cluster.onNodeUp(info -> ups.add(info.name() + " " + info.starts()));
        Subscription down = cluster.onNodeDown(downs::add);
        cluster.startNodes("n1", "n2");
        Expect.equal("n1 1", ups.take());
        Expect.equal("n2 1", ups.take());

        NodeInfo fresh = cluster.view().info("n1");
        String address = cluster.run("n1", () -> InetAddress.getLocalHost().getHostAddress());
        Expect.equal(address, fresh.host());
        Expect.equal(address, InetAddress.getByName("n1").getHostAddress());
        Expect.equal(NodeStatus.UP, fresh.status());
        Expect.equal(0, fresh.threads());
        Expect.equal(null, fresh.lastContact());
        cluster.spawn("n1", Observations::sleep);
        cluster.spawn("n1", Observations::sleep);
        Expect.equal(2, cluster.view().info("n1").threads());

        DatagramSocket receiver = new DatagramSocket(PORT);
        Instant before = Instant.now();
        cluster.run("n1", () -> {
            try (DatagramSocket sender = new DatagramSocket()) {
                sender.send(new DatagramPacket(new byte[1], 1, InetAddress.getByName("default"), PORT));
            }
        });
        receiver.receive(new DatagramPacket(new byte[1], 1));
        Instant contact = cluster.view().info("n1").lastContact();
        Expect.that(!contact.isBefore(before) && !contact.isAfter(Instant.now()), "last contact " + contact);
        Expect.equal(null, cluster.view().info("n2").lastContact());
        Thread.sleep(10_000);
        Expect.equal(contact, cluster.view().info("n1").lastContact());
        Duration age = cluster.view().info("n1").upTime();
        Expect.that(age.compareTo(Duration.ofSeconds(10)) >= 0 && age.toMinutes() == 0, "up for " + age);

        cluster.restartNode("n1");
        Expect.equal(DownReason.STOPPED, downs.take().reason());
        Expect.equal("n1 2", ups.take());
        Duration again = cluster.view().info("n1").upTime();
        Expect.that(again.compareTo(Duration.ofSeconds(10)) < 0, "the age of a former life: " + again);
        Expect.equal(address, cluster.view().info("n1").host());
        up.close();
        down.close();
        cluster.restartNode("n1");
        Thread.sleep(1_000);
        Expect.that(ups.isEmpty() && downs.isEmpty(), "events that nobody wants any more");
        List<String> names = new ArrayList<>();
        cluster.view().all().forEach(info -> names.add(info.name()));
        Expect.equal(cluster.list(), names);
        Expect.equal(cluster.view().id("default"), cluster.view().here());
        System.out.println("seen");
    }

    private static void sleep() {
        try {
            Thread.sleep(1_000_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
