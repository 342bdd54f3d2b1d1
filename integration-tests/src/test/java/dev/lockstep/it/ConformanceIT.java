package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The simulated network answers as Linux does: every case has one of its outcomes on the real loopback and under
 * control, and where it has but one, that is the same one.
 */
@Execution(ExecutionMode.CONCURRENT)
class ConformanceIT {
    private static final int CASES = 500;
    private static final int SEED = 7;
    private static final String MAIN = "conformance.Conformance";
    private static final Map<String, ChildResult> SIMULATED = new ConcurrentHashMap<>();

    static List<String> engines() {
        return ChildJvm.ENGINES;
    }

    /**
     * The ports, multicast groups and processors of the real network are shared with every other process of the
     * machine, so that a case can be disturbed. One that had a wrong outcome must have a right one three times after.
     */
    @Test
    void realNetworkPasses() {
        ChildResult all = ChildJvm.plain().main(Programs.classPath(), MAIN).run();
        List<String> failed = failed(all);
        if (failed.isEmpty()) {
            expectAllOk(all);
            return;
        }
        expectCases(all, failed.size());
        System.err.println("on the real network, asked again: " + failed);
        String[] names = failed.stream()
                .map(line -> line.substring(0, line.indexOf(": ")))
                .toArray(String[]::new);
        for (int i = 0; i < 3; i++) {
            ChildResult again = ChildJvm.plain()
                    .main(Programs.classPath(), MAIN)
                    .with(names)
                    .run();
            assertEquals(List.of(), failed(again), () -> "asked again; the first time " + failed + "\n" + again);
            again.expectStatus(0);
            assertEquals(names.length + 1, again.out.lines().count(), again::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void simulatedNetworkPasses(String engine) {
        ChildResult result = simulated(engine);
        expectAllOk(result);
        result.expectPass();
        assertEquals("", result.field("external"), "acts on the world outside");
    }

    @Test
    void enginesAgree() {
        ChildResult first = simulated(ChildJvm.ENGINES.get(0));
        ChildResult last = simulated(ChildJvm.ENGINES.get(ChildJvm.ENGINES.size() - 1));
        assertEquals(first.out, last.out);
        assertEquals(first.field("trace"), last.field("trace"));
    }

    /** Cases let the others get as far as they can by sleeping, so no deadline may overtake a runnable thread. */
    private static ChildResult simulated(String engine) {
        return SIMULATED.computeIfAbsent(
                engine,
                name -> ChildJvm.withAgent()
                        .option("engine", name)
                        .option("seed", SEED)
                        .option("maxStall", "0s")
                        .main(Programs.classPath(), MAIN)
                        .timeout(300)
                        .run());
    }

    @Test
    void casesCanFail() {
        ChildResult result = ChildJvm.plain()
                .main(Programs.classPath(), MAIN)
                .with("self")
                .run()
                .expectStatus(1);
        List<String> lines = result.out.lines().toList();
        assertEquals(4, lines.size(), result::toString);
        assertTrue(lines.subList(0, 3).stream().allMatch(line -> line.contains(" FAIL, allowed: ")), result::toString);
        assertEquals("cases=3 failed=3", lines.get(3));
    }

    private static void expectAllOk(ChildResult result) {
        assertEquals(List.of(), failed(result), () -> failed(result) + "\n" + result);
        expectCases(result, 0);
        result.expectStatus(0);
    }

    private static List<String> failed(ChildResult result) {
        return result.out.lines().filter(line -> line.contains(" FAIL, ")).toList();
    }

    private static void expectCases(ChildResult result, int failed) {
        List<String> lines = result.out.lines().toList();
        int cases = lines.size() - 1;
        assertTrue(cases >= CASES, result::toString);
        assertEquals("cases=" + cases + " failed=" + failed, lines.get(cases), result::toString);
        assertEquals(cases, new TreeSet<>(lines.subList(0, cases)).size(), "cases of the same name");
    }
}
