package programs.network.jgroups;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.NodeProgram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Three members form a view, a partition splits it, healing merges it, a crash shrinks it and a restart completes it;
 * whoever shares a view gets every message that is sent in it, once. Argument: transport.
 */
public final class ViewsUnderPartition {
    private static final List<String> NODES = List.of("n1", "n2", "n3");

    private ViewsUnderPartition() {}

    public static void main(String[] args) throws Exception {
        Cluster cluster = Cluster.current();
        for (String node : NODES) {
            cluster.startNode(node, NodeProgram.main(Member.class, node, args[0], "n1", "n2", "n3"));
        }
        shareView(NODES);
        broadcast(NODES, "together");

        String alone = NODES.get(new Random().nextInt(NODES.size()));
        List<String> others = new ArrayList<>(NODES);
        others.remove(alone);
        cluster.partition(List.of(alone), others);
        shareView(List.of(alone));
        shareView(others);
        broadcast(others, "parted");

        cluster.heal();
        shareView(NODES);
        broadcast(NODES, "merged");

        String coordinator = Member.ask("n1", "view").split(" ")[0];
        cluster.stopNode(coordinator);
        List<String> left = new ArrayList<>(NODES);
        left.remove(coordinator);
        shareView(left);
        cluster.startNode(coordinator);
        shareView(NODES);
        broadcast(NODES, "complete");
        System.out.println("views split and merge");
    }

    /** Waits until these members have one and the same view, of themselves. */
    private static void shareView(Collection<String> members) throws Exception {
        within(Duration.ofMinutes(5), () -> {
            Set<String> views = new HashSet<>();
            for (String member : members) {
                views.add(Member.ask(member, "view"));
            }
            String view = views.iterator().next();
            String[] listed =
                    view.substring(view.indexOf('[') + 1).replace("]", "").split(", ");
            if (views.size() != 1 || !Set.of(listed).equals(Set.copyOf(members))) {
                throw new AssertionError(members + " have the views " + views);
            }
        });
    }

    /** Has each of them send a message to all; each must get all, once. */
    private static void broadcast(Collection<String> members, String word) throws Exception {
        Set<String> sent = new HashSet<>();
        for (String member : members) {
            sent.add(word + "-" + member);
            if (!Member.ask(member, word + "-" + member).equals("sent")) {
                throw new AssertionError(member + " has not sent");
            }
        }
        within(Duration.ofMinutes(1), () -> {
            for (String member : members) {
                List<String> got = new ArrayList<>();
                for (String message :
                        Member.ask(member, "seen").replaceAll("[\\[\\]]", "").split(", ")) {
                    if (message.startsWith(word)) {
                        got.add(message);
                    }
                }
                if (got.size() != sent.size() || !sent.containsAll(got)) {
                    throw new AssertionError(member + " got " + got + " of " + sent);
                }
            }
        });
    }

    /** Makes a check again and again, at a human pace, for a member answers on a connection of its own each time. */
    private static void within(Duration time, Runnable check) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (true) {
            Thread.sleep(500);
            try {
                check.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
        }
    }
}
