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

    @Test
    void findsThePlantedSplitBrainAndReplaysIt() {
        ChildResult found = main(jvm("auto").option("iterations", FIND_SEEDS), "kv.KvUnderPartitions", "lax")
                .timeout(300)
                .run()
                .expectFailure("assertion");
        assertTrue(found.err.contains("acknowledged "), found::toString);
        assertTrue(found.err.contains("partition, drop: "), found::toString);
        ChildResult again = ChildJvm.shell(found.reported("replay"))
                .in(found.directory)
                .run()
                .expectFailure("assertion");
        assertEquals(found.field("trace"), again.field("trace"));
    }

    @Test
    void correctedTwinSurvives() {
        main(jvm("auto").option("iterations", TWIN_SEEDS), "kv.KvUnderPartitions", "strict")
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nodes: [ | not YAML",
                "nodes: {n1: {man: X}} | nodes.n1.man is unknown; allowed: main, jar",
                "run: 5s | nodes is missing",
                "nodes: {n1: {}} | run is missing",
                "nodes: {n1: {}, default: {}} | nodes.default is a name that the cluster uses itself",
                "nodes: {n1: {jar: no.jar}} | nodes.n1.jar is 'no.jar': no such file",
                "nodes: {n1: {main: NoSuchClass}} | there is no such class on the class path",
                "{nodes: {n1: {}}, run: soon} | run is 'soon'; allowed: a number with ns",
                "{nodes: {n1: {}}, run: 1s, faults: [{at: 1s, stop: n7}]} | names 'n7'; there are: n1",
                "{nodes: {n1: {}}, run: 1s, faults: [{at: 1s, partition: [[n1]]}]} | must be two groups of nodes",
                "{nodes: {n1: {}}, run: 1s, faults: [{at: 1s, explode: n1}]} | explode is unknown; allowed: partition",
                "{nodes: {n1: {}}, run: 1s, nemesis: {faults: [rain], for: 1s}} | has 'rain'; allowed:",
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
