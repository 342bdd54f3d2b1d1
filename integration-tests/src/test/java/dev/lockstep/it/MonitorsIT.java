package dev.lockstep.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Monitors of the program and of the JDK: as natively, never held natively by a task that waits. */
@Execution(ExecutionMode.CONCURRENT)
class MonitorsIT {
    private static final int SEEDS = 300;
    private static final int MIN_ORDERS = 8;

    /** Its output is the schedule's. */
    private static final String NOTIFY_ORDER = "NotifyOrder";

    static List<String> programs() {
        return Programs.in("monitors").stream()
                .filter(name -> !name.equals(NOTIFY_ORDER))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void printsWhatItPrintsNatively(String program) {
        Agreement.withNative("programs.monitors." + program);
    }

    @Test
    void theStrategyChoosesWhoIsNotified() {
        Agreement.ofEngines("programs.monitors.NotifyOrder");
        ChildResult result =
                exploration(NOTIFY_ORDER, false).run().expectStatus(0).expectPass();
        Set<String> orders = new HashSet<>(result.out.lines().toList());
        assertTrue(orders.size() >= MIN_ORDERS, orders::toString);
    }

    @Test
    void spuriousWakeupsAreInjectedOnDemand() {
        ChildResult found = exploration("SpuriousWakeup", true).run().expectFailure("assertion");
        Path trace = found.directory.resolve("lockstep-out").resolve("seed-" + found.field("seed") + ".trace");
        for (String engine : ChildJvm.ENGINES) {
            ChildResult replayed = ChildJvm.withAgent()
                    .option("replay", trace)
                    .option("engine", engine)
                    .option("spuriousWakeups", true)
                    .main(Programs.classPath(), "programs.monitors.SpuriousWakeup")
                    .run()
                    .expectFailure("assertion");
            assertEquals(found.field("trace"), replayed.field("trace"));
        }
        exploration("SpuriousWakeupFixed", true).run().expectStatus(0).expectPass();
        exploration("SpuriousWakeup", false).run().expectStatus(0).expectPass();
    }

    /** Whoever loops as the specifications ask is not disturbed. */
    @Test
    void loopsSurviveSpuriousWakeups() {
        for (String program : List.of("JdkMonitors", "JdkServices", "Monitors")) {
            exploration(program, 30, true).run().expectStatus(0).expectPass();
        }
    }

    private static ChildJvm exploration(String program, boolean spurious) {
        return exploration(program, SEEDS, spurious);
    }

    private static ChildJvm exploration(String program, int seeds, boolean spurious) {
        return ChildJvm.withAgent()
                .option("iterations", seeds)
                .option("spuriousWakeups", spurious)
                .main(Programs.classPath(), "programs.monitors." + program);
    }
}
