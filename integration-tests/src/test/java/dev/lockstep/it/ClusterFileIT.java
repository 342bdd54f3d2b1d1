package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clusters that a file describes: nodes, faults, the check of the end state; and files that make no sense. */
@Execution(ExecutionMode.CONCURRENT)
class ClusterFileIT {
    private static final String PACKAGE = "programs.cluster.";
    static final String MEMBERS = "nodes:\n"
            + "  n0: {main: programs.cluster.kv.KvNode, args: [0, 7000, strict, n0, n1, n2]}\n"
            + "  n1: {main: programs.cluster.kv.KvNode, args: [1, 7000, strict, n0, n1, n2]}\n"
            + "  n2: {main: programs.cluster.kv.KvNode, args: [2, 7000, strict, n0, n1, n2]}\n";
    static final String FAILING_CHECK = "check: {main: programs.cluster.FileCheck}\n";
    private static final String CLIENT = "client: {main: programs.cluster.kv.KvClient, args: [7000, n0, n1, n2]}\n";

    @ParameterizedTest
    @ValueSource(strings = {"coroutine", "thread"})
    void runsAClusterFromAFile(String engine) throws IOException {
        if (!ChildJvm.ENGINES.contains(engine)) {
            return;
        }
        String text = MEMBERS + CLIENT + "faults:\n"
                + "  - {at: 500ms, partition: [[n1], [n0, n2]]}\n"
                + "  - {at: 2s, heal: }\n"
                + "  - {at: 2s, clock: n0, skew: -5s, driftPpm: 200}\n"
                + "  - {at: 3s, stop: n0}\n"
                + "  - {at: 4s, start: n0}\n"
                + "  - {at: 5s, link: [n0, n2], latency: 5ms, jitter: 20ms, loss: 0.02}\n"
                + "run: 8s\n"
                + "check: {main: programs.cluster.kv.KvClient, args: [7000, n0, n1, n2]}\n";
        ChildResult result = file(
                        text, ChildJvm.withAgent().option("engine", engine).option("iterations", 5))
                .run()
                .expectStatus(0)
                .expectPass();
        assertTrue(result.out.contains("[client] all writes are there"), result::toString);
        assertTrue(result.out.contains("[check] all writes are there"), result::toString);
    }

    /** What a file says, when it says so, and what the report says of it. */
    private static final List<String> FAULTS = List.of(
            "1s | partition: [[n1], [n0, n2]] | partition, drop: [n1] | [n0, n2]",
            "2s | heal: | heal",
            "3s | partition: [[n1], [n0, n2]], mode: defer | partition, defer: [n1] | [n0, n2]",
            "4s | cut: [[n2], [n0]] | cut one way, drop: [n2] -> [n0]",
            "5s | heal: | heal",
            "6s | stop: n0 | stop n0",
            "7s | start: n0 | start n0",
            "8s | stop: n1, silent: true | stop n1",
            "9s | start: n1 | start n1",
            "10s | restart: n2 | stop n2",
            "11s | shutdown: n2 | end of n2",
            "12s | start: n2 | start n2",
            "13s | pause: n0 | pause n0",
            "14s | resume: n0 | resume n0",
            "15s | clock: n0, skew: -5s | clock of n0 jumps PT-5S",
            "16s | clock: n0, driftPpm: 200 | clock of n0 drifts, ppm: 200",
            "17s | clock: n0, jump: 1h | clock of n0 jumps PT1H",
            "18s | link: [n0, n1], latency: 5ms, jitter: 20ms | link n0 -> n1: latency PT0.005S + PT0.02S",
            "19s | link: [n0, n1], loss: 0.1 | link n0 -> n1: loss 0.1",
            "20s | link: [n0, n1], duplication: 0.1 | link n0 -> n1: duplication 0.1",
            "21s | link: [n0, n1], splitting: 0.1 | link n0 -> n1: splitting 0.1",
            "22s | link: [n0, n1], bandwidth: 100000 | link n0 -> n1: bandwidth 100000",
            "23s | link: [n0, n1], clog: true | clog n0 -> n1",
            "24s | link: [n0, n1], clog: false | unclog n0 -> n1",
            "25s | link: [n0, n1], restore: true | link n0 -> n1: as it was",
            "26s | reset: [n0, n1] | reset connections n0 - n1",
            "27s | name: db, to: [n2] | name db -> [/10.0.0.4]");

    @Test
    void everyKindOfFaultOfAFileHappensAtItsTime() throws IOException {
        StringBuilder text = new StringBuilder(MEMBERS.replace("]}", "], uncaught: print}"));
        text.append("tickTime: 2s\nrun: 30s\n").append(FAILING_CHECK).append("faults:\n");
        for (String fault : FAULTS) {
            String[] parts = fault.split(" \\| ", 3);
            text.append("  - {at: ")
                    .append(parts[0])
                    .append(", ")
                    .append(parts[1])
                    .append(" }\n");
        }
        ChildResult result = file(text.toString(), ChildJvm.withAgent()).run().expectFailure("assertion");
        assertEquals("[check] db is n2\n[check] takes writes: true\n", result.out);
        assertTrue(result.reported("message").contains("the check exited with status 3"), result::toString);
        for (String fault : FAULTS) {
            String[] parts = fault.split(" \\| ", 3);
            int second = Integer.parseInt(parts[0].replace("s", "")); // the run may be slow for a while
            String time = " (" + second + "|" + (second + 1) + ")\\.\\d+s ";
            String line = "(?s).*\\d" + time + Pattern.quote(parts[2]) + "\n.*";
            assertTrue(result.err.matches(line), () -> fault + " in " + result);
        }
    }

    /** Programs from a class, a jar and a class path, with properties, environment and directories, under a nemesis. */
    @ParameterizedTest
    @CsvSource({"false, 40", "true, 200"})
    void electsOneLeaderATermUnlessVotesAreForgotten(boolean forgetful, int seeds) throws IOException {
        String program = "args: [%d, a, b, c], properties: {port: 7500, forgetful: " + forgetful + "}, "
                + "env: {LEADERS: ../leaders}, directory: %s}\n";
        String main = "main: " + PACKAGE + "UdpElection, ";
        String text = "nodes:\n  a: {" + main + String.format(program, 0, "a")
                + "  b: {jar: election.jar, " + String.format(program, 1, "b")
                + "  c: {" + main + "classpath: [election.jar], " + String.format(program, 2, "c")
                + "nemesis: {faults: [crash, crash_loop, isolate, one_way, pause, latency], atMost: 1, "
                + "gapMin: 100ms, gapMax: 800ms, lastsMin: 50ms, lastsMax: 1s, for: 8s}\n"
                + "run: 12s\n"
                + "check: {main: " + PACKAGE + "OneLeaderATerm, args: [leaders]}\n";
        List<String> traces = new ArrayList<>();
        for (String engine : ChildJvm.ENGINES) {
            Path directory = ChildJvm.newDirectory();
            for (String node : List.of("a", "b", "c")) {
                Files.createDirectory(directory.resolve(node));
            }
            jar(directory.resolve("election.jar"), PACKAGE + "UdpElection");
            ChildResult result = file(
                            text,
                            directory,
                            ChildJvm.withAgent().option("engine", engine).option("iterations", seeds))
                    .timeout(300)
                    .run();
            if (forgetful) {
                result.expectFailure("assertion");
                assertTrue(result.out.contains("[check] two leaders in term "), result::toString);
            } else {
                result.expectStatus(0).expectPass();
            }
            traces.add(result.field("trace"));
        }
        assertEquals(traces.get(0), traces.get(traces.size() - 1), "engines");
    }

    /** Puts a program and its inner classes into a jar that can be run. */
    private static void jar(Path jar, String main) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main);
        Path classes = Path.of(Programs.classPath());
        String prefix = main.replace('.', '/');
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.list(classes.resolve(prefix).getParent())) {
            for (Path file : files.sorted().toList()) {
                String name = classes.relativize(file).toString();
                if (name.startsWith(prefix)) {
                    out.putNextEntry(new JarEntry(name));
                    out.write(Files.readAllBytes(file));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nodes: [ | not YAML",
                "nodes: {n1: {man: X}} | nodes.n1.man is unknown; allowed: main, jar",
                "run: 5s | nodes is missing",
                "nodes: {n1: {}} | run is missing",
                "nodes: {n1: {}, default: {}} | nodes.default is a name that the cluster uses itself",
                "nodes: {n1: {main: programs.cluster.FileCheck, directory: no}} | nodes.n1.directory is 'no': no such",
                "nodes: {n1: {jar: no.jar}} | nodes.n1.jar is 'no.jar': no such file",
                "nodes: {n1: {main: NoSuchClass}} | there is no such class on the class path",
                "{nodes: {n1: {}}, run: soon} | run is 'soon'; allowed: a number with ns",
                "{nodes: {n1: {}}, run: 1s, faults: [{at: 1s, stop: n7}]} | names 'n7'; there are: n1",
                "{nodes: {n1: {}}, run: 1s, faults: [{at: 1s, partition: [[n1]]}]} | must be two groups of nodes",
                "{nodes: {n1: {}}, run: 1s, faults: [{at: 1s, explode: n1}]} | explode is unknown; allowed: partition",
                "{nodes: {n1: {}}, run: 1s, faults: [{at: 2s, stop: n1}]} | is '2s', after the end of the run",
                "{nodes: {n1: {}}, run: 1s, faults: [{at: 1s, stop: n1, loss: 1}]} | does not go with stop",
                "{nodes: {n1: {}}, run: 1s, faults: [{at: 1s, clock: n1}]} | changes nothing; give one of skew, jump",
                "{nodes: {n1: {}}, run: 1s, faults: [{at: 1s, partition: [[], [n1]]}]} | has an empty group",
                "{nodes: {n1: {}, n2: {}}, run: 1s, faults: [{at: 1s, link: [n1, n2], loss: 2}]} | from 0 to 1",
                "{nodes: {n1: {}}, run: 1s, faults: [{at: 1s, name: db, to: nine}]} | neither a node nor an address",
                "{nodes: {n1: {}}, run: 1s, nemesis: {faults: [rain], for: 1s}} | has 'rain'; allowed:",
                "{nodes: {n1: {}}, run: 1s, nemesis: {nodes: [n7], for: 1s}} | names 'n7'; there are: n1",
                "{nodes: {n1: {}}, run: 1s, nemesis: {atMost: -1, for: 1s}} | is '-1'; allowed: 0 and more",
            })
    void refusesABadFileInOneLine(String text, String message) throws IOException {
        ChildResult result = file(text, ChildJvm.withAgent()).run().expectStatus(64);
        assertEquals(1, result.errLines().size(), result::toString);
        assertTrue(result.err.contains("lockstep.cluster=cluster.yaml"), result::toString);
        assertTrue(result.err.contains(message), result::toString);
        assertFalse(result.hasSummary(), result::toString);
    }

    /** A JVM with nothing but the agent and the cluster of a file. */
    static ChildJvm file(String text, ChildJvm jvm) throws IOException {
        return file(text, ChildJvm.newDirectory(), jvm);
    }

    private static ChildJvm file(String text, Path directory, ChildJvm jvm) throws IOException {
        Files.writeString(directory.resolve("cluster.yaml"), text);
        String path = Programs.classPath() + java.io.File.pathSeparator + ChildJvm.AGENT;
        return jvm.option("cluster", "cluster.yaml")
                .main(path, "dev.lockstep.agent.AgentMain")
                .in(directory)
                .timeout(120);
    }
}
