package dev.lockstep.agent.clusterfile;

import dev.lockstep.cluster.Cluster;
import dev.lockstep.cluster.FaultKind;
import dev.lockstep.cluster.Nemesis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Drawn faults as the file asks for them. */
final class NemesisSpec {
    private static final Set<String> KEYS =
            ClusterFile.ordered("faults", "nodes", "atMost", "gapMin", "gapMax", "lastsMin", "lastsMax", "for");
    private static final long SECOND = 1_000_000_000L;
    private final List<FaultKind> kinds = new ArrayList<>();
    private final Section section;
    private final long forNanos;

    NemesisSpec(Section section, Set<String> known) {
        this.section = section;
        section.allowOnly(KEYS);
        for (String node : section.texts("nodes")) {
            if (!known.contains(node)) {
                throw section.bad("nodes", "names '" + node + "'; there are: " + String.join(", ", known));
            }
        }
        for (String name : section.texts("faults")) {
            try {
                kinds.add(FaultKind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
            } catch (IllegalArgumentException e) {
                throw section.bad(
                        "faults",
                        "has '" + name + "'; allowed: "
                                + Arrays.toString(FaultKind.values())
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'));
            }
        }
        forNanos = section.nanos("for", -1);
        if (forNanos < 0) {
            throw section.bad("for", "is missing: say how long faults come, such as 30s");
        }
        if (gap("gapMin", SECOND / 2) > gap("gapMax", 5 * SECOND)) {
            throw section.bad("gapMin", "is longer than gapMax");
        }
        if (gap("lastsMin", SECOND / 10) > gap("lastsMax", 10 * SECOND)) {
            throw section.bad("lastsMin", "is longer than lastsMax");
        }
        double atMost = section.number("atMost", 0);
        if (atMost < 0 || atMost != Math.floor(atMost)) {
            throw section.bad("atMost", "is '" + section.text("atMost") + "'; allowed: 0 and more");
        }
    }

    private long gap(String key, long fallback) {
        return section.nanos(key, fallback);
    }

    /** Brings the faults, on the calling thread of the run, until they are over and healed. */
    void run(Cluster cluster, List<String> nodes) {
        List<String> some = section.texts("nodes");
        Nemesis nemesis = cluster.nemesis()
                .on((some.isEmpty() ? nodes : some).toArray(new String[0]))
                .every(Duration.ofNanos(gap("gapMin", SECOND / 2)), Duration.ofNanos(gap("gapMax", 5 * SECOND)))
                .lasting(
                        Duration.ofNanos(gap("lastsMin", SECOND / 10)), Duration.ofNanos(gap("lastsMax", 10 * SECOND)));
        if (!kinds.isEmpty()) {
            nemesis.with(kinds.toArray(new FaultKind[0]));
        }
        if (section.has("atMost")) {
            nemesis.atMost((int) section.number("atMost", 0));
        }
        nemesis.runFor(Duration.ofNanos(forNanos));
    }
}
