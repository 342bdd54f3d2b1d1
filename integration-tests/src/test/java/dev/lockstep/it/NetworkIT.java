package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that talk over the simulated network: repeatable, with races that are found and replayed. */
@Execution(ExecutionMode.CONCURRENT)
class NetworkIT {
    private static final String PACKAGE = "programs.network.";
    private static final int SEEDS = 8;

    static List<String> engines() {
        return ChildJvm.ENGINES;
    }

    @ParameterizedTest
    @ValueSource(strings = {"EchoThreads", "SelectorChat", "DatagramRace", "NamesAndPorts", "AsyncEcho"})
    void sameSeedSameRun(String program) {
        List<String> runs = new ArrayList<>();
        for (String engine : ChildJvm.ENGINES) {
            for (int launch = 0; launch < 2; launch++) {
                ChildResult run = program(jvm().option("engine", engine).option("seed", 3), program)
                        .run();
                runs.add(run.expectStatus(0).expectPass().field("trace") + "\n" + run.out);
            }
        }
        assertEquals(1, new HashSet<>(runs).size(), runs::toString);
    }

    @ParameterizedTest
    @CsvSource({"EchoThreads, 3", "SelectorChat, 3", "DatagramRace, 3"})
    void seedsDiffer(String program, int least) {
        Set<String> outs = new HashSet<>();
        SeedRuns.explore(Programs.classPath(), PACKAGE + program, ChildJvm.ENGINES.get(0), 0, SEEDS)
                .forEach(run -> outs.add(run.out()));
        assertTrue(outs.size() >= least, outs::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EchoThreads", "SelectorChat", "DatagramRace", "NamesAndPorts", "AsyncEcho"})
    void thirdIterationIsTheRunAlone(String program) {
        ChildResult alone = program(jvm().option("seed", 7), program).run().expectPass();
        ChildJvm iterating = jvm().option("seed", 5).option("iterations", 3);
        ChildResult third = program(iterating, program).run().expectPass();
        assertEquals(alone.field("trace"), third.field("trace"), third::toString);
        assertTrue(third.out.endsWith(alone.out), third::toString);
    }

    /** The default group of asynchronous channels is a static of the JDK, with the threads and the epoll of its run. */
    @ParameterizedTest
    @MethodSource("engines")
    void asynchronousChannelsWorkInEveryIteration(String engine) {
        ChildResult result = program(jvm().option("engine", engine).option("iterations", SEEDS), "AsyncEcho")
                .run()
                .expectStatus(0)
                .expectPass();
        assertEquals(3 * SEEDS, result.out.lines().count(), result::toString);
    }

    @Test
    void aReplyLostToAResetIsFoundAndReplayed() throws Exception {
        ChildJvm exploring = jvm().option("strategy", "pct").option("iterations", 500);
        ChildResult found = program(exploring, "LostReply").run().expectFailure("exception");
        String seed = found.field("seed");
        Path out = found.directory.resolve("lockstep-out");
        String report = Files.readString(out.resolve("seed-" + seed + ".report.txt"));
        assertTrue(report.contains("java.net.SocketException: Broken pipe"), report);
        assertTrue(report.contains("last messages (step, time, task, from -> to, event):"), report);
        assertTrue(report.matches("(?s).*default:3276\\d -> default:3276\\d deliver reset.*"), report);
        for (String engine : ChildJvm.ENGINES) {
            ChildJvm replaying =
                    jvm().option("engine", engine).option("replay", out.resolve("seed-" + seed + ".trace"));
            ChildResult replayed = program(replaying, "LostReply").run().expectFailure("exception");
            assertEquals(found.field("trace"), replayed.field("trace"), replayed::toString);
        }
    }

    @Test
    void noReplyIsLostIfTheRequestIsReadToItsEnd() {
        program(jvm().option("strategy", "pct").option("iterations", 2_000), "LostReply")
                .with("drain")
                .run()
                .expectStatus(0)
                .expectPass();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theModelDoesWhatItSays(String engine) {
        ChildResult run = program(jvm().option("engine", engine).option("maxStall", "0s"), "model.TwoHosts")
                .run()
                .expectStatus(0)
                .expectPass();
        assertEquals(
                String.join(
                        "\n",
                        "addresses: [there/10.0.0.2, there/fd00:0:0:0:0:0:0:2]",
                        "several addresses: 2",
                        "cached: 2",
                        "changed: 1",
                        "delivered: 1",
                        "partitioned: nothing",
                        "healed: 2",
                        "held: nothing 1",
                        "released: 3",
                        "held by a rule: 1",
                        "released: 5",
                        "slow: nothing 4",
                        "lossy stream in order: true",
                        "broken: Connection reset, Connection reset",
                        "doubled: 20",
                        "lost: 0",
                        "plain: 10",
                        "peer died: Connection reset",
                        "power failed: nothing",
                        "connect to it: Connection timed out",
                        "connect again: Connection refused",
                        "stale peer: Connection reset",
                        ""),
                run.out);
    }

    private static ChildJvm jvm() {
        return ChildJvm.withAgent().timeout(120);
    }

    /** To be called once all options are set: what follows the main class are its arguments. */
    private static ChildJvm program(ChildJvm jvm, String program) {
        return jvm.main(Programs.classPath(), PACKAGE + program);
    }
}
