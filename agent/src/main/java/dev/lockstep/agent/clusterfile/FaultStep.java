package dev.lockstep.agent.clusterfile;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.LinkFaults;
import dev.lockstep.cluster.PartitionMode;
import dev.lockstep.cluster.StopMode;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One line of the fault schedule: what is done, and when. */
final class FaultStep {
    private static final Set<String> ACTS = ClusterFile.ordered(
            "partition",
            "cut",
            "heal",
            "stop",
            "shutdown",
            "start",
            "restart",
            "pause",
            "resume",
            "clock",
            "link",
            "reset",
            "name");
    private static final Set<String> DETAILS = ClusterFile.ordered(
            "at",
            "mode",
            "silent",
            "skew",
            "jump",
            "driftPpm",
            "latency",
            "jitter",
            "loss",
            "duplication",
            "splitting",
            "bandwidth",
            "clog",
            "restore",
            "to");

    /** When, in virtual nanoseconds from the start of the run. */
    final long atNanos;

    private final Section section;
    private final String act;

    /** Reads a step of a run that lasts {@code runNanos}, or as long as the client if that is negative. */
    FaultStep(Section section, Set<String> nodes, long runNanos) {
        this.section = section;
        String found = null;
        for (String key : section.keys()) {
            if (ACTS.contains(key)) {
                if (found != null) {
                    throw section.bad(key, "and " + found + " are both there; make two steps of them");
                }
                found = key;
            } else if (!DETAILS.contains(key)) {
                throw section.bad(
                        key,
                        "is unknown; allowed: " + String.join(", ", ACTS) + "; with " + String.join(", ", DETAILS));
            }
        }
        if (found == null) {
            throw section.bad("at", "does nothing; give one of " + String.join(", ", ACTS));
        }
        act = found;
        atNanos = section.nanos("at", -1);
        if (atNanos < 0) {
            throw section.bad("at", "is missing: give the time from the start of the run, such as 5s");
        }
        if (runNanos >= 0 && atNanos > runNanos) {
            throw section.bad("at", "is '" + section.text("at") + "', after the end of the run");
        }
        checkNodes(nodes);
        checkDetails();
    }

    private void checkNodes(Set<String> nodes) {
        List<String> named = switch (act) {
            case "partition", "cut" -> flat(section.groups(act));
            case "heal", "name" -> List.of();
            default -> section.texts(act);
        };
        for (String node : named) {
            if (!nodes.contains(node) && !node.equals("client") && !node.equals("default")) {
                throw section.bad(act, "names '" + node + "'; there are: " + String.join(", ", nodes));
            }
        }
        if (act.equals("name")) {
            checkName(nodes);
        }
        boolean pair = act.equals("link") || act.equals("reset");
        if (pair && named.size() != 2) {
            throw section.bad(act, "must name two nodes, such as [n1, n2]");
        }
        if (!pair
                && !act.equals("partition")
                && !act.equals("cut")
                && !act.equals("heal")
                && !act.equals("name")
                && named.size() != 1) {
            throw section.bad(act, "must name one node");
        }
    }

    private void checkName(Set<String> nodes) {
        if (section.texts("name").size() != 1) {
            throw section.bad("name", "must be one name");
        }
        if (section.texts("to").isEmpty()) {
            throw section.bad("to", "is missing: give the nodes or addresses that the name stands for");
        }
        for (String target : section.texts("to")) {
            if (!nodes.contains(target) && !target.matches("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*")) {
                throw section.bad("to", "has '" + target + "', which is neither a node nor an address");
            }
        }
    }

    private List<String> flat(List<List<String>> groups) {
        if (groups.get(0).isEmpty() || groups.get(1).isEmpty()) {
            throw section.bad(act, "has an empty group; name at least one node in each");
        }
        List<String> all = new java.util.ArrayList<>(groups.get(0));
        for (String node : groups.get(1)) {
            if (all.contains(node)) {
                throw section.bad(act, "has '" + node + "' in both groups; a node can be on one side only");
            }
            all.add(node);
        }
        return all;
    }

    private void checkDetails() {
        mode();
        for (String key : section.keys()) {
            if (DETAILS.contains(key) && !key.equals("at") && !detailsOf(act).contains(key)) {
                throw section.bad(key, "does not go with " + act + "; allowed: " + String.join(", ", detailsOf(act)));
            }
        }
        section.nanos("skew", 0);
        section.nanos("jump", 0);
        section.number("driftPpm", 0);
        for (String key : List.of("latency", "jitter")) {
            if (section.nanos(key, 0) < 0) {
                throw section.bad(key, "is negative");
            }
        }
        for (String key : List.of("loss", "duplication", "splitting")) {
            if (!(section.number(key, 0) >= 0 && section.number(key, 0) <= 1)) {
                throw section.bad(key, "is '" + section.text(key) + "'; allowed: from 0 to 1");
            }
        }
        if (!(section.number("bandwidth", 0) >= 0)) {
            throw section.bad("bandwidth", "is negative; allowed: bytes a second, 0 for without limit");
        }
        if (detailsOf(act).size() > 2 && section.keys().size() == 2) {
            throw section.bad(act, "changes nothing; give one of " + String.join(", ", detailsOf(act)));
        }
    }

    private static Set<String> detailsOf(String act) {
        return switch (act) {
            case "partition", "cut" -> ClusterFile.ordered("mode");
            case "stop" -> ClusterFile.ordered("silent");
            case "clock" -> ClusterFile.ordered("skew", "jump", "driftPpm");
            case "link" ->
                ClusterFile.ordered(
                        "latency", "jitter", "loss", "duplication", "splitting", "bandwidth", "clog", "restore");
            case "name" -> ClusterFile.ordered("to");
            default -> Set.of();
        };
    }

    private PartitionMode mode() {
        String mode = section.text("mode");
        if (mode == null || mode.equals("drop")) {
            return PartitionMode.DROP;
        }
        if (mode.equals("defer")) {
            return PartitionMode.DEFER;
        }
        throw section.bad("mode", "is '" + mode + "'; allowed: drop, defer");
    }

    /** Does it; called on a thread of the run. */
    void apply(Cluster cluster) {
        boolean grouped = act.equals("partition") || act.equals("cut") || act.equals("heal");
        String node = grouped ? "" : section.texts(act).get(0);
        switch (act) {
            case "partition" ->
                cluster.partition(
                        section.groups(act).get(0), section.groups(act).get(1), mode());
            case "cut" ->
                cluster.partitionOneWay(
                        section.groups(act).get(0), section.groups(act).get(1), mode());
            case "heal" -> cluster.heal();
            case "stop" -> cluster.stopNode(node, flag("silent") ? StopMode.SILENT : StopMode.RESET);
            case "shutdown" -> cluster.shutDownNode(node);
            case "start" -> cluster.startNode(node);
            case "restart" -> cluster.restartNode(node);
            case "pause" -> cluster.pauseNode(node);
            case "resume" -> cluster.resumeNode(node);
            case "clock" -> clock(cluster, node);
            case "link" -> link(cluster.link(node, section.texts(act).get(1)));
            case "reset" -> cluster.link(node, section.texts(act).get(1)).resetConnections();
            default -> cluster.names().set(node, section.texts("to").toArray(new String[0]));
        }
    }

    private boolean flag(String key) {
        return "true".equals(section.text(key));
    }

    private void clock(Cluster cluster, String node) {
        if (section.has("skew")) {
            cluster.clock(node).setSkew(Duration.ofNanos(section.nanos("skew", 0)));
        }
        if (section.has("jump")) {
            cluster.clock(node).jump(Duration.ofNanos(section.nanos("jump", 0)));
        }
        if (section.has("driftPpm")) {
            cluster.clock(node).setDriftPpm((int) section.number("driftPpm", 0));
        }
    }

    private void link(LinkFaults link) {
        if (section.has("latency") || section.has("jitter")) {
            link.latency(Duration.ofNanos(section.nanos("latency", 0)), Duration.ofNanos(section.nanos("jitter", 0)));
        }
        if (section.has("loss")) {
            link.loss(section.number("loss", 0));
        }
        if (section.has("duplication")) {
            link.duplication(section.number("duplication", 0));
        }
        if (section.has("splitting")) {
            link.splitting(section.number("splitting", 0));
        }
        if (section.has("bandwidth")) {
            link.bandwidth((long) section.number("bandwidth", 0));
        }
        if (section.has("clog")) {
            if (flag("clog")) {
                link.clog();
            } else {
                link.unclog();
            }
        }
        if (flag("restore")) {
            link.restore();
        }
    }
}
