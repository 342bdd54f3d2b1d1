package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Released libraries, unchanged, as clusters of simulated nodes under partitions and crashes: JGroups and ZooKeeper
 * keep what they promise under every seed, and a seed has one trace, whatever ran before it, on all engines.
 */
@Execution(ExecutionMode.CONCURRENT)
class ClusterLibrariesIT {
    private static final int SEEDS = Integer.getInteger("it.clusterSeeds", 4);
    private static final int SAMPLE = Math.max(2, SEEDS / 10);
    private static final Pattern END = Pattern.compile("(?m)^seed (\\d+) hash (\\w+) (.*)\n");

    static Stream<NetworkProgram> programs() {
        return Programs.clusterPrograms().stream();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void keepsItsPromisesUnderEverySeed(NetworkProgram program) {
        List<String> all = explore(program, ChildJvm.ENGINES.get(0), 0, SEEDS);
        assertEquals(SEEDS, all.size());
        String other = ChildJvm.ENGINES.get(ChildJvm.ENGINES.size() - 1);
        int from = SEEDS - SAMPLE; // other seeds went before these in the first virtual machine
        assertEquals(all.subList(from, SEEDS), explore(program, other, from, SAMPLE));
    }

    private static List<String> explore(NetworkProgram program, String engine, int from, int count) {
        String[] main = program.main().split(" ");
        List<String> arguments = new ArrayList<>(List.of(main[0], "" + from, "" + count, engine));
        arguments.addAll(List.of(main).subList(1, main.length));
        ChildResult result = ChildJvm.withAgent()
                .option("main", "off")
                .main(program.classPath(), "programs.harness.SeedHashes")
                .with(arguments)
                .timeout(120 + 30L * count)
                .run()
                .expectStatus(0);
        List<String> traces = new ArrayList<>();
        Matcher end = END.matcher(result.out);
        while (end.find()) {
            assertEquals("status 0", end.group(3), () -> program + " " + result);
            traces.add(end.group(1) + " " + end.group(2));
        }
        assertTrue(traces.size() == count, result::toString);
        return traces;
    }
}
