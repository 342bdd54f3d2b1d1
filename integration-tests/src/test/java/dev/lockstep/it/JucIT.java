package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All of java.util.concurrent works as without the agent, and one seed is one execution. */
@Execution(ExecutionMode.CONCURRENT)
class JucIT {
    private static final int SEEDS = Integer.getInteger("it.everythingSeeds", 24);
    private static final String EVERYTHING = "programs.juc.Everything";

    static List<String> programs() {
        return Programs.in("juc").stream()
                .filter(name -> !name.equals("Everything"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void printsWhatItPrintsNatively(String program) {
        Agreement.withNative("programs.juc." + program);
    }

    /** The numbers that the promise is made with are those of the profile "long". */
    @ParameterizedTest
    @ValueSource(strings = {"random", "pct", "pos"})
    void everythingPassesEachSeedWithOneHash(String strategy) {
        ChildResult natively =
                ChildJvm.plain().main(Programs.classPath(), EVERYTHING).run().expectStatus(0);
        CRC32 checksum = new CRC32();
        checksum.update(natively.out.getBytes(StandardCharsets.UTF_8));
        String printed = String.format(" %08x", checksum.getValue());
        List<String> outputs = new ArrayList<>();
        for (String engine : ChildJvm.ENGINES) {
            ChildResult result = ChildJvm.withAgent()
                    .option("main", "off")
                    .main(Programs.classPath(), "programs.harness.OutputHashes")
                    .with(EVERYTHING, "0", Integer.toString(SEEDS), engine, strategy)
                    .timeout(120 + SEEDS * 5L)
                    .run()
                    .expectStatus(0);
            List<String> lines = result.out.lines().toList();
            assertEquals(SEEDS, lines.size(), result::toString);
            Set<String> hashes = new HashSet<>();
            for (String line : lines) {
                assertEquals(printed, line.substring(line.lastIndexOf(' ')), result::toString);
                hashes.add(line.split(" ")[1]);
            }
            assertEquals(SEEDS, hashes.size(), "each seed is an execution of its own");
            outputs.add(result.out);
        }
        assertEquals(outputs.get(0), outputs.get(outputs.size() - 1), "engines");
    }

    /** Pools, streams and spinning primitives look at the number of processors. */
    @ParameterizedTest
    @ValueSource(strings = {"ForkJoin", "Streams", "Synchronizers", "Phasers", "Futures", "Publishers"})
    void processorsOfTheMachineDoNotMatter(String program) {
        String one = hash(program, "-XX:ActiveProcessorCount=1");
        assertEquals(one, hash(program, "-XX:ActiveProcessorCount=8"));
        assertNotEquals("", one);
    }

    private static String hash(String program, String flag) {
        return ChildJvm.withAgent()
                .with(flag)
                .option("seed", Agreement.SEED)
                .main(Programs.classPath(), "programs.juc." + program)
                .run()
                .expectPass()
                .field("trace");
    }
}
