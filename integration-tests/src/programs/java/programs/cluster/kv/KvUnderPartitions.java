package programs.cluster.kv;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.FaultKind;
import dev.lockstep.cluster.NodeProgram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The store on three nodes while partitions come and go: no acknowledged write may be lost. Arguments: {@code lax} or
 * {@code strict}; then perhaps {@code nemesis}.
 */
public final class KvUnderPartitions {
    private static final int PORT = 7000;
    private static final List<String> NODES = List.of("n0", "n1", "n2");

    private KvUnderPartitions() {}

    public static void main(String[] args) throws Exception {
        Cluster cluster = Cluster.current();
        for (int i = 0; i < NODES.size(); i++) {
            List<String> arguments = new ArrayList<>(List.of(Integer.toString(i), Integer.toString(PORT), args[0]));
            arguments.addAll(NODES);
            cluster.startNode(NODES.get(i), NodeProgram.main(KvNode.class, arguments.toArray(new String[0])));
        }
        cluster.startNodes("c0", "c1");
        Map<String, String> acknowledged = new TreeMap<>();
        List<Thread> clients = new ArrayList<>();
        for (String client : List.of("c0", "c1")) {
            clients.add(cluster.spawn(client, () -> write(client, acknowledged)));
        }
        String disturbed = args.length > 1 ? disturb(cluster) : part(cluster);
        for (Thread client : clients) {
            client.join();
        }
        KvClient reader = new KvClient(PORT, NODES);
        Thread.sleep(3_000);
        for (Map.Entry<String, String> write : acknowledged.entrySet()) {
            String value = reader.get(write.getKey(), 30_000);
            if (!write.getValue().equals(value)) {
                throw new AssertionError("acknowledged " + write + ", but now it is " + value + "; " + disturbed);
            }
        }
        System.out.println(acknowledged.size() + " writes are there");
    }

    /** One node and one client are alone for a while. */
    private static String part(Cluster cluster) throws InterruptedException {
        Random random = new Random();
        Thread.sleep(1_500 + random.nextInt(2_000));
        String alone = NODES.get(random.nextInt(NODES.size()));
        List<String> left = new ArrayList<>(List.of(alone, "c0"));
        List<String> right = new ArrayList<>(NODES);
        right.remove(alone);
        right.add("c1");
        cluster.partition(left, right);
        Thread.sleep(2_000 + random.nextInt(4_000));
        cluster.heal();
        return alone + " was alone";
    }

    /** Partitions as they are drawn; clients are cut off as nodes are. */
    private static String disturb(Cluster cluster) {
        cluster.nemesis().with(FaultKind.HALVES, FaultKind.ISOLATE).runFor(Duration.ofSeconds(8));
        return "partitions were drawn";
    }

    private static void write(String client, Map<String, String> acknowledged) {
        KvClient store = new KvClient(PORT, NODES);
        try {
            for (int i = 0; i < 8; i++) {
                String key = client + "-" + i;
                if (store.put(key, "v" + i, 2_000)) {
                    synchronized (acknowledged) {
                        acknowledged.put(key, "v" + i);
                    }
                }
                Thread.sleep(500);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
