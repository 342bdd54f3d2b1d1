package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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

    static Stream<NetworkProgram> programs() {
        return Programs.clusterPrograms().stream();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void keepsItsPromisesUnderEverySeed(NetworkProgram program) {
        List<String> all = explore(program, ChildJvm.ENGINES.get(0), 0, SEEDS);
        String other = ChildJvm.ENGINES.get(ChildJvm.ENGINES.size() - 1);
        int from = SEEDS - SAMPLE; // other seeds went before these in the first virtual machine
        assertEquals(all.subList(from, SEEDS), explore(program, other, from, SAMPLE));
    }

    private static List<String> explore(NetworkProgram program, String engine, int from, int count) {
        return SeedRuns.explore(program.classPath(), program.main(), engine, from, count).stream()
                .map(SeedRuns.SeedRun::trace)
                .toList();
    }
}
