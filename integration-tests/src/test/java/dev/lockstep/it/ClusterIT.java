package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
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

/** Simulated clusters: the API, kills, drawn faults, a planted split brain and its corrected twin. */
@Execution(ExecutionMode.CONCURRENT)
class ClusterIT {
    private static final String PACKAGE = "programs.cluster.";
    private static final int SEEDS = 20;
    private static final int TWIN_SEEDS = Integer.getInteger("it.realTwinIterations", 200) * 2;
    private static final int FIND_SEEDS = 200;

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
                "HttpChain",
                "ManagedBeans",
            })
    void holdsUnderManySeedsAlikeOnAllEngines(String program) {
        int seeds = program.equals("NemesisConverges") || program.equals("HttpChain") ? SEEDS / 4 : SEEDS;
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

    /** Whatever a program does with relative names, it sees on a node what it sees when it runs in that directory. */
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

    @Test
    void saysWhatToDoOutsideAControlledRun() {
        ChildResult result = ChildJvm.withAgent()
                .option("main", "off")
                .main(Programs.classPath(), PACKAGE + "BadCalls")
                .run()
                .expectStatus(0);
        assertTrue(result.out.contains("controlled"), result::toString);
        assertTrue(result.out.contains("@LockstepTest"), result::toString);
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
            boolean tellsOfNodes =
                    found.err.contains("\n  nodes:\n    default UP, ") && found.err.contains(" n1 DOWN, ");
            assertEquals(kind.equals("fault"), tellsOfNodes, found::toString); // the others have none
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
                ? ClusterFileIT.file(
                        ClusterFileIT.MEMBERS + "nemesis: {faults: [crash], for: 20s}\nrun: 25s\n"
                                + ClusterFileIT.FAILING_CHECK,
                        jvm)
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

    /** What the acts of each kind of fault look like, one behind the other. */
    private static final List<String> KINDS = List.of(
            "HALVES partition, drop: \\[\\w+, \\w+, \\w+\\] \\| \\[\\w+, \\w+\\]; heal",
            "ISOLATE partition, drop: \\[\\w+\\] \\| \\[\\w+, \\w+, \\w+, \\w+\\]; heal",
            "ONE_WAY cut one way, drop: \\[n\\d\\] -> \\[.{14}\\]; heal; cut one way, drop: \\[.{14}\\] -> \\[n\\d\\]",
            "RING (partition, drop: \\[\\w+\\] \\| \\[\\w+\\]; ){5}heal",
            "BRIDGE partition, drop: \\[\\w+, \\w+\\] \\| \\[\\w+, \\w+\\]; heal",
            "FLAP partition, drop: ([^;]*); heal; partition, drop: \\1; heal",
            "DEFER partition, defer: \\[\\w+, \\w+, \\w+\\] \\| \\[\\w+, \\w+\\]; heal",
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

    private static ChildJvm jvm(String engine) {
        return ChildJvm.withAgent().option("engine", engine).option("watchdog", "60s");
    }

    private static ChildJvm main(ChildJvm jvm, String program, String... arguments) {
        return jvm.main(Programs.classPath(), PACKAGE + program).with(arguments).timeout(300);
    }
}
