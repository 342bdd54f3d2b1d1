package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Simulated clusters: the API, kills, a planted split brain and its corrected twin, clusters from a file. */
@Execution(ExecutionMode.CONCURRENT)
class ClusterIT {
    private static final String PACKAGE = "programs.cluster.";
    private static final int SEEDS = 20;
    private static final int TWIN_SEEDS = Integer.getInteger("it.realTwinIterations", 200) * 2;
    private static final int FIND_SEEDS = 200;
    private static final String MEMBERS = "nodes:\n"
            + "  n0: {main: programs.cluster.kv.KvNode, args: [0, 7000, strict, n0, n1, n2]}\n"
            + "  n1: {main: programs.cluster.kv.KvNode, args: [1, 7000, strict, n0, n1, n2]}\n"
            + "  n2: {main: programs.cluster.kv.KvNode, args: [2, 7000, strict, n0, n1, n2]}\n";
    private static final String FAILING_CHECK = "check: {main: programs.cluster.FileCheck}\n";
    private static final String CLIENT = "client: {main: programs.cluster.kv.KvClient, args: [7000, n0, n1, n2]}\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "StartNodes",
                "StopNode",
                "KillLeavesNothing",
                "NodeLives",
                "LinkedThreads",
                "PausesAndClocks",
                "SplitBrain",
                "DeferAndTick",
                "BadCalls",
                "Observations",
                "NodeDirectories",
                "NemesisConverges",
                "ManagedBeans",
            })
    void holdsUnderManySeedsAlikeOnAllEngines(String program) {
        int seeds = program.equals("NemesisConverges") ? SEEDS / 4 : SEEDS;
        List<String> seen = new ArrayList<>();
        for (String engine : ChildJvm.ENGINES) {
            ChildResult all = main(jvm(engine).option("iterations", seeds), program)
                    .run()
                    .expectStatus(0)
                    .expectPass();
            seen.add(all.field("trace") + "\n" + all.out);
            ChildResult alone =
                    main(jvm(engine).option("seed", seeds - 1), program).run().expectPass();
            assertEquals(all.field("trace"), alone.field("trace"), "the last of many and the run alone");
        }
        assertEquals(seen.get(0), seen.get(seen.size() - 1), "engines");
    }

    /** Whatever a program does with relative names, it sees on a node with a directory what it sees in that directory. */
    @Test
    void relativeNamesStartInTheDirectoryOfTheNode() {
        ChildResult plain = ChildJvm.plain()
                .main(Programs.classPath(), PACKAGE + "RelativeFiles")
                .with("children")
                .run()
                .expectStatus(0);
        assertTrue(plain.out.contains("child: 0 in HERE/s\n"), plain::toString);
        for (String engine : ChildJvm.ENGINES) {
            ChildResult onNode =
                    main(jvm(engine), "NodeDirectories", "children").run().expectStatus(0);
            assertEquals(plain.out, onNode.out.replaceAll("(?m)^\\[files\\] ", ""), engine);
        }
    }

    @Test
    void saysHowToAttachWithoutTheAgent() {
        ChildResult result = ChildJvm.plain()
                .main(Programs.classPath() + java.io.File.pathSeparator + ChildJvm.AGENT, PACKAGE + "BadCalls")
                .run()
                .expectStatus(0);
        assertTrue(result.out.contains("-javaagent:lockstep-agent.jar"), result::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "step | received is at most sent | received 8 of 7",
                "period | nothing is locked | locked",
                "fault | n1 is up | expected UP but was DOWN",
                "end | all was received | received 4",
            })
    void findsViolatedInvariantsAndNoOthers(String kind, String name, String message) {
        for (String engine : ChildJvm.ENGINES) {
            ChildResult found =
                    main(jvm(engine), "InvariantKinds", kind, "broken").run().expectFailure("assertion");
            String expected = "invariant '" + name + "' is violated: " + message;
            assertTrue(found.reported("message").contains(expected), found::toString);
            assertTrue(found.err.contains("\n  nodes:\n    default UP, "), found::toString);
            main(jvm(engine).option("iterations", 5), "InvariantKinds", kind, "healthy")
                    .run()
                    .expectStatus(0)
                    .expectPass();
        }
        if (!kind.equals("end")) {
            main(jvm("auto"), "InvariantKinds", kind, "unseen")
                    .run()
                    .expectStatus(0)
                    .expectPass();
        }
    }

    /** The trace is that of one engine, and replays on the other just as well. */
    @ParameterizedTest
    @CsvSource({"lax, partition", "lax nemesis, partition", "file, stop n0"})
    void failuresReplayByTheirCommandOnAllEngines(String how, String act) throws IOException {
        ChildJvm jvm = ChildJvm.withAgent().option("engine", ChildJvm.ENGINES.get(0));
        ChildJvm run = how.equals("file")
                ? file(MEMBERS + "nemesis: {faults: [crash], for: 20s}\nrun: 25s\n" + FAILING_CHECK, jvm)
                : main(jvm.option("iterations", FIND_SEEDS), "kv.KvUnderPartitions", how.split(" "));
        ChildResult found = run.timeout(300).run().expectFailure("assertion");
        assertTrue(found.err.contains(act), found::toString);
        if (!how.equals("file")) {
            assertTrue(found.err.contains("acknowledged "), found::toString);
        }
        String command = found.reported("replay");
        String engine = "-Dlockstep.engine=" + ChildJvm.ENGINES.get(0);
        assertTrue(command.contains(engine), command);
        for (String other : ChildJvm.ENGINES) {
            ChildResult again = ChildJvm.shell(command.replace(engine, "-Dlockstep.engine=" + other))
                    .in(found.directory)
                    .run()
                    .expectFailure("assertion");
            assertEquals(found.field("trace"), again.field("trace"), other);
            assertEquals(found.reported("message"), again.reported("message"), other);
        }
    }

    @ParameterizedTest
    @CsvSource({"strict, 1", "strict nemesis, 10"})
    void correctedTwinSurvives(String how, int part) {
        main(jvm("auto").option("iterations", TWIN_SEEDS / part), "kv.KvUnderPartitions", how.split(" "))
                .timeout(1_800)
                .run()
                .expectStatus(0)
                .expectPass();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lax", "strict"})
    void storeRunsAsRealJvmsOnLoopback(String mode) throws Exception {
        int base = freePorts();
        List<Process> members = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                members.add(new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx64m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                Programs.classPath(),
                                PACKAGE + "kv.KvNode",
                                Integer.toString(i),
                                Integer.toString(base),
                                mode,
                                "127.0.0.1",
                                "127.0.0.1",
                                "127.0.0.1")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start());
            }
            ChildResult client = ChildJvm.plain()
                    .main(Programs.classPath(), PACKAGE + "kv.KvClient")
                    .with(Integer.toString(base), "127.0.0.1", "127.0.0.1", "127.0.0.1")
                    .run()
                    .expectStatus(0);
            assertEquals("all writes are there", client.out.strip());
        } finally {
            for (Process member : members) {
                member.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    /** Three ports in a row that are free now. */
    private static int freePorts() throws IOException {
        for (int base = 21_000; base < 30_000; base += 7) {
            try (ServerSocket one = new ServerSocket(base);
                    ServerSocket two = new ServerSocket(base + 1);
                    ServerSocket three = new ServerSocket(base + 2)) {
                return base;
            } catch (IOException e) {
                continue; // taken
            }
        }
        throw new IOException("no free ports");
    }

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

    /** What the acts of each kind of fault look like, one behind the other. */
    private static final List<String> KINDS = List.of(
            "HALVES partition, drop: \\[\\w+, \\w+, \\w+\\] \\| \\[\\w+, \\w+\\]; heal",
            "ISOLATE partition, drop: \\[\\w+\\] \\| \\[\\w+, \\w+, \\w+, \\w+\\]; heal",
            "ONE_WAY cut one way, drop: \\[n\\d\\] -> \\[.{14}\\]; heal; cut one way, drop: \\[.{14}\\] -> \\[n\\d\\]",
            "RING (partition, drop: \\[\\w+\\] \\| \\[\\w+\\]; ){5}heal",
            "BRIDGE partition, drop: \\[\\w+, \\w+\\] \\| \\[\\w+, \\w+\\]; heal",
            "FLAP partition, drop: ([^;]*); heal; partition, drop: \\1; heal",
            "CRASH stop (n\\d); (.*; )?start \\1",
            "CRASH_LOOP stop (n\\d); start \\1; stop \\1; start \\1",
            "CRASH_AT_START start (n\\d); stop \\1; start \\1",
            "PAUSE pause (n\\d); (.*; )?resume \\1",
            "SLOW_NODE pause (n\\d); resume \\1; pause \\1; resume \\1",
            "SKEW clock of (n\\d) jumps PT-([0-9.]+)S; clock of \\1 jumps PT\\2S",
            "DRIFT clock of (n\\d) drifts, ppm: -?[1-9]\\d*; (.*; )?clock of \\1 drifts, ppm: 0",
            "JUMP clock of n\\d jumps PT-[0-9.]+S; clock of n\\d jumps PT[0-9.]+S",
            "LATENCY (link n\\d -> n\\d: latency PT[0-9.]+S \\+ PT[0-9.]+S; ){8}(.*; )?(link .{8}: as it was; ){7}",
            "LOSS (link n\\d -> n\\d: loss 0[0-9.]+; ){8}(.*; )?(link .{8}: as it was; ){7}",
            "DUPLICATION (link n\\d -> n\\d: duplication 0[0-9.]+; ){8}(.*; )?(link .{8}: as it was; ){7}",
            "CLOG (clog n\\d -> n\\d; ){8}(unclog n\\d -> n\\d; ){8}",
            "RESET reset connections n\\d - n\\d",
            "NAMES name (n\\d) -> \\[\\]; (.*; )?name as it was: \\1");

    @Test
    void eachKindOfDrawnFaultDoesWhatItSaysAlikeOnAllEngines() {
        List<String> seen = new ArrayList<>();
        for (String engine : ChildJvm.ENGINES) {
            ChildResult result = ChildJvm.withAgent()
                    .option("main", "off")
                    .main(Programs.classPath(), "programs.harness.FaultActs")
                    .with(engine)
                    .run()
                    .expectStatus(0);
            seen.add(result.out);
            for (String kind : KINDS) {
                String[] parts = kind.split(" ", 2);
                String acts = result.out
                        .lines()
                        .filter(line -> line.startsWith(parts[0] + ": "))
                        .map(line -> line.replaceFirst("\\w+: [0-9.]+s ", ""))
                        .collect(Collectors.joining("; "));
                assertTrue(Pattern.compile(parts[1]).matcher(acts).find(), kind + "\n" + acts);
            }
        }
        assertEquals(seen.get(0), seen.get(seen.size() - 1));
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
    private static ChildJvm file(String text, ChildJvm jvm) throws IOException {
        Path directory = ChildJvm.newDirectory();
        Files.writeString(directory.resolve("cluster.yaml"), text);
        String path = Programs.classPath() + java.io.File.pathSeparator + ChildJvm.AGENT;
        return jvm.option("cluster", "cluster.yaml")
                .main(path, "dev.lockstep.agent.AgentMain")
                .in(directory)
                .timeout(120);
    }

    private static ChildJvm jvm(String engine) {
        return ChildJvm.withAgent().option("engine", engine).option("watchdog", "60s");
    }

    private static ChildJvm main(ChildJvm jvm, String program, String... arguments) {
        return jvm.main(Programs.classPath(), PACKAGE + program).with(arguments).timeout(300);
    }
}
